package io.chunkscope.analyzer.model;

import java.util.List;

/**
 * Tells a field that governs framing or persistence and whose name was masked: a device that
 * disables such a field without moving the bytes behind it scrambles the name in place ({@code
 * nnCoection}), replaces letters of it ({@code Xonnection}, {@code X-Cnection}) or all of them.
 *
 * <p>A masked name is as long as the name was. It has the same letters in another order, or differs
 * in one octet, or in the first {@value #MASKED_PREFIX} at most, or is one octet over and over with
 * a value that only the masked field would have. No registered field name is any of these.
 */
public final class LookalikeName {
  private static final int MASKED_PREFIX = 3;
  private static final int SHORTEST = 10;
  private static final List<FieldName> TARGETS =
      List.of(
          FieldName.CONNECTION,
          FieldName.KEEP_ALIVE,
          FieldName.CONTENT_LENGTH,
          FieldName.TRANSFER_ENCODING);

  private LookalikeName() {}

  /** The field that a line of another name seems to have been, or null. */
  public static FieldName of(Fields fields, int line) {
    int length = fields.nameLength(line);
    if (length < SHORTEST || fields.known(line) != null) {
      return null;
    }
    for (int i = 0; i < TARGETS.size(); i++) {
      FieldName target = TARGETS.get(i);
      if (target.text().length() == length && isMasked(fields, line, target)) {
        return target;
      }
    }
    return null;
  }

  private static boolean isMasked(Fields fields, int line, FieldName target) {
    byte[] bytes = fields.bytes();
    int offset = fields.nameOffset(line);
    String name = target.text();
    int differing = 0;
    int lastDiffering = -1;
    for (int i = 0; i < name.length(); i++) {
      if (lower(bytes[offset + i]) != lower(name.charAt(i))) {
        differing++;
        lastDiffering = i;
      }
    }
    return differing == 1
        || lastDiffering < MASKED_PREFIX
        || isAnagram(bytes, offset, name)
        || (isOneOctet(bytes, offset, name.length()) && isValueOf(target, fields.value(line)));
  }

  private static boolean isAnagram(byte[] bytes, int offset, String name) {
    int[] counts = new int[128];
    for (int i = 0; i < name.length(); i++) {
      int octet = bytes[offset + i];
      if (octet < 0) {
        return false;
      }
      counts[lower(octet)]++;
      counts[lower(name.charAt(i))]--;
    }
    for (int count : counts) {
      if (count != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOneOctet(byte[] bytes, int offset, int length) {
    for (int i = 1; i < length; i++) {
      if (bytes[offset + i] != bytes[offset]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isValueOf(FieldName target, String value) {
    return switch (target) {
      case CONTENT_LENGTH -> !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
      case TRANSFER_ENCODING -> value.equalsIgnoreCase("chunked");
      case CONNECTION -> value.equalsIgnoreCase("close") || value.equalsIgnoreCase("keep-alive");
      default -> value.startsWith("timeout=");
    };
  }

  private static int lower(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
  }
}
