package io.chunkscope.capture.source;

/** Receives the blocks of a pcapng file, each before the packet in it is handed over. */
public interface BlockHandler {

  /** The next block, sound as far as it is read. */
  void onBlock(PcapngBlock block);
}
