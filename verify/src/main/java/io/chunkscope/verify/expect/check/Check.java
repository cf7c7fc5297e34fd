package io.chunkscope.verify.expect.check;

/** One thing that must hold: a key of the file with its value. */
public sealed interface Check permits ExchangeCheck, ConnectionCheck {

  /** The key in the file, such as {@code first-flush-within}. */
  String key();

  /** What is expected, in words: {@code chunked}, {@code at most 200 ms}. */
  String expected();
}
