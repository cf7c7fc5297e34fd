package io.chunkscope.samples.flow;

import java.util.List;

/**
 * What a recipe can ask for, one method a directive. Times are nanoseconds. An {@link
 * IllegalStateException} says that the step makes no sense at this point of the recipe.
 */
public interface FlowActions {

  /** Sets the clock: epoch nanoseconds of the next packet. */
  void time(long epochNs);

  /** Time from the previous packet of the recipe to the next one. */
  void pause(long durationNs);

  /** Moves the clock that stamps packets, without time passing: negative moves it back. */
  void adjustClock(long byNs);

  /** How far from the server the capture is taken, one way; beside it unless this is said. */
  void distance(long oneWayNs);

  /** Round-trip time of the current connection. */
  void rtt(long durationNs);

  /** Switches to a connection, beginning it if the name is new. */
  void connection(String name);

  /** The current connection uses IPv6. Before {@code open}. */
  void ipv6();

  /** Address and port of one end; null or 0 leaves that part as it is. Before {@code open}. */
  void endpoint(Side side, String address, int port);

  /** Initial sequence number. Before {@code open}. */
  void initialSequence(Side side, long number);

  /** Three-way handshake. */
  void open(OpenOptions options);

  /** The connection is established and no handshake was captured. */
  void midstream();

  /** Only packets sent by this side are captured from now on. */
  void oneSided(Side side);

  /** One block of payload. */
  void send(Side side, byte[] payload);

  /** Longest segment in bytes from now on. */
  void cut(int segmentBytes);

  /** Segments are captured before the network card cuts them: up to 64 KiB. */
  void offload();

  void ackMode(AckMode mode);

  /** What happens to the next segments that carry data. */
  void fate(Fate fate, int segments);

  /** The next acknowledgement without data is not captured. */
  void dropAck();

  /** Sends the oldest segment the peer lacks again, or else the last one. Null: who sent last. */
  void retransmit(Side side);

  /** Sends the last segment's sequence range again with other content. */
  void retransmitAs(byte[] payload);

  /** The next block begins this many bytes back, repeating what was sent. */
  void overlap(int bytes);

  /** Announces a receive window, in bytes. */
  void window(Side side, int bytes);

  /** A keep-alive probe one byte below the next sequence number, with 0 or 1 byte of payload. */
  void keepAliveProbe(Side side, int payloadBytes);

  /** FIN by this side and, if still due, by the other in answer. */
  void fin(Side side);

  /** FIN by this side only. */
  void halfClose(Side side);

  /** FIN by this side only, which is received and not captured. */
  void loseFin(Side side);

  /** The next block's last segment carries the FIN. */
  void finWithData();

  void rst(Side side);

  /** Cuts IP packets into fragments of at most this many bytes of payload; 0 stops. */
  void fragment(int payloadBytes);

  /** Whether TCP checksums are right from now on. */
  void checksum(boolean good);

  /** Link layer (and tunnel) of the packets from now on, by its name in the recipe language. */
  void link(String name);

  /** A frame of these bytes passes, of whatever protocol; of the current link layer's type. */
  void frame(byte[] bytes);

  /** Bytes kept of each packet. */
  void snaplen(int bytes);

  /** File variant: words such as {@code pcap-ns}, {@code big-endian}. */
  void format(List<String> words);

  void compress(String name);

  /** Cuts bytes off the end of the file, before compression. */
  void truncateFile(int bytes);

  /** Overwrites bytes of the file, before compression; a negative offset counts from the end. */
  void patchFile(int offset, byte[] bytes);

  /** Cuts bytes off the end of the file as it is stored, after compression. */
  void truncateStored(int bytes);

  /** Overwrites bytes of the stored file, after compression. */
  void patchStored(int offset, byte[] bytes);

  /** The file is these bytes, whatever was recorded. */
  void rawFile(byte[] bytes);
}
