package io.chunkscope.capture.live;

import java.util.List;

/**
 * An interface that can be listened to.
 *
 * @param name as the system calls it
 * @param description more about it, or null
 * @param addresses its addresses as text
 * @param up whether it is switched on
 * @param running whether it has a carrier
 * @param loopback whether it only leads back to this machine
 */
public record NetworkInterface(
    String name,
    String description,
    List<String> addresses,
    boolean up,
    boolean running,
    boolean loopback) {}
