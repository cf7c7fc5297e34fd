package io.chunkscope.analyzer.rules;

import io.chunkscope.analyzer.rules.capture.CaptureGap;
import io.chunkscope.analyzer.rules.capture.CaptureIncomplete;
import io.chunkscope.analyzer.rules.capture.CaptureMidstream;
import io.chunkscope.analyzer.rules.capture.CaptureOneSided;
import io.chunkscope.analyzer.rules.capture.CaptureTruncated;
import io.chunkscope.analyzer.rules.capture.ClockBackwards;
import io.chunkscope.analyzer.rules.capture.ConflictingRetransmission;
import io.chunkscope.analyzer.rules.capture.OffloadedSegments;
import io.chunkscope.analyzer.rules.chunk.ChunkBareLf;
import io.chunkscope.analyzer.rules.chunk.ChunkDataOverrun;
import io.chunkscope.analyzer.rules.chunk.ChunkExtension;
import io.chunkscope.analyzer.rules.chunk.ChunkSizeMalformed;
import io.chunkscope.analyzer.rules.chunk.ChunkSizeOverflow;
import io.chunkscope.analyzer.rules.chunk.ChunkedWithoutHeader;
import io.chunkscope.analyzer.rules.chunk.HeaderWithoutChunks;
import io.chunkscope.analyzer.rules.chunk.MissingLastChunk;
import io.chunkscope.analyzer.rules.chunk.TrailerForbiddenField;
import io.chunkscope.analyzer.rules.chunk.TrailerUnannounced;
import io.chunkscope.analyzer.rules.coding.ChunkedNotFinal;
import io.chunkscope.analyzer.rules.coding.ChunkedTwice;
import io.chunkscope.analyzer.rules.coding.ContentCodingUndecodable;
import io.chunkscope.analyzer.rules.coding.TransferCodingUnknown;
import io.chunkscope.analyzer.rules.coding.TransferEncodingInHttp10;
import io.chunkscope.analyzer.rules.coding.TransferEncodingToHttp10Client;
import io.chunkscope.analyzer.rules.delivery.BufferedChunked;
import io.chunkscope.analyzer.rules.delivery.ChunkingDependsOnKeepAlive;
import io.chunkscope.analyzer.rules.delivery.CompressionHoldsBackFlush;
import io.chunkscope.analyzer.rules.delivery.DelayedAckStall;
import io.chunkscope.analyzer.rules.delivery.HopForcesClose;
import io.chunkscope.analyzer.rules.delivery.KeepAliveDisabled;
import io.chunkscope.analyzer.rules.delivery.LateLastChunk;
import io.chunkscope.analyzer.rules.delivery.StreamedUnframed;
import io.chunkscope.analyzer.rules.delivery.TinyChunks;
import io.chunkscope.analyzer.rules.delivery.UnframedKeptOpen;
import io.chunkscope.analyzer.rules.delivery.UnframedResponse;
import io.chunkscope.analyzer.rules.delivery.UniformRechunking;
import io.chunkscope.analyzer.rules.exchange.EarlyFinalResponse;
import io.chunkscope.analyzer.rules.exchange.ExpectContinueStall;
import io.chunkscope.analyzer.rules.exchange.InterimToHttp10Client;
import io.chunkscope.analyzer.rules.exchange.OrphanResponse;
import io.chunkscope.analyzer.rules.exchange.UnansweredRequest;
import io.chunkscope.analyzer.rules.exchange.UpgradeNotRequested;
import io.chunkscope.analyzer.rules.exchange.VersionChanges;
import io.chunkscope.analyzer.rules.head.BareCr;
import io.chunkscope.analyzer.rules.head.BareLfLineEnding;
import io.chunkscope.analyzer.rules.head.FieldLineMalformed;
import io.chunkscope.analyzer.rules.head.FramingFieldLookalike;
import io.chunkscope.analyzer.rules.head.HeadTooLong;
import io.chunkscope.analyzer.rules.head.LeadingBytes;
import io.chunkscope.analyzer.rules.head.ObsFold;
import io.chunkscope.analyzer.rules.head.WhitespaceBeforeColon;
import io.chunkscope.analyzer.rules.length.BodyShorterThanContentLength;
import io.chunkscope.analyzer.rules.length.BytesAfterResponse;
import io.chunkscope.analyzer.rules.length.ContentLengthAndTransferEncoding;
import io.chunkscope.analyzer.rules.length.ContentLengthConflicting;
import io.chunkscope.analyzer.rules.length.ContentLengthInvalid;
import io.chunkscope.analyzer.rules.length.ContentLengthRepeated;
import io.chunkscope.analyzer.rules.length.FramingOnBodylessResponse;
import io.chunkscope.analyzer.rules.persistence.CloseNotHonored;
import io.chunkscope.analyzer.rules.persistence.ConnectionAuthWithClose;
import io.chunkscope.analyzer.rules.persistence.ConnectionLeftOpen;
import io.chunkscope.analyzer.rules.persistence.ConnectionNotReused;
import io.chunkscope.analyzer.rules.persistence.ContradictoryConnectionOptions;
import io.chunkscope.analyzer.rules.persistence.HalfClosedConnection;
import io.chunkscope.analyzer.rules.persistence.Http10KeepAliveWithoutLength;
import io.chunkscope.analyzer.rules.persistence.KeepAliveMaxExceeded;
import io.chunkscope.analyzer.rules.persistence.KeepAliveMaxJumps;
import io.chunkscope.analyzer.rules.persistence.KeepAliveTimeoutCutShort;
import io.chunkscope.analyzer.rules.persistence.KeepAliveTimeoutOverrun;
import io.chunkscope.analyzer.rules.persistence.PipelinedRequestsDropped;
import io.chunkscope.analyzer.rules.persistence.ProxyConnectionField;
import io.chunkscope.analyzer.rules.persistence.RequestAfterClose;
import io.chunkscope.analyzer.rules.persistence.RequestLostToClose;
import io.chunkscope.analyzer.rules.persistence.ResetCutsResponse;
import io.chunkscope.analyzer.rules.persistence.ResponseAfterClose;
import io.chunkscope.analyzer.rules.persistence.SilentIdleDrop;
import io.chunkscope.analyzer.rules.persistence.UnannouncedClose;
import java.util.List;
import java.util.Optional;

/** Every rule there is, by group as in the manual: the one list that is written by hand. */
public final class RuleCatalogue {
  private static final List<Rule> RULES =
      List.of(
          new StreamedUnframed(),
          new UnframedResponse(),
          new UnframedKeptOpen(),
          new ChunkingDependsOnKeepAlive(),
          new KeepAliveDisabled(),
          new HopForcesClose(),
          new CompressionHoldsBackFlush(),
          new BufferedChunked(),
          new LateLastChunk(),
          new TinyChunks(),
          new DelayedAckStall(),
          new UniformRechunking(),
          new MissingLastChunk(),
          new ChunkSizeMalformed(),
          new ChunkSizeOverflow(),
          new ChunkDataOverrun(),
          new ChunkBareLf(),
          new ChunkExtension(),
          new TrailerForbiddenField(),
          new TrailerUnannounced(),
          new ChunkedWithoutHeader(),
          new HeaderWithoutChunks(),
          new BodyShorterThanContentLength(),
          new BytesAfterResponse(),
          new ContentLengthConflicting(),
          new ContentLengthRepeated(),
          new ContentLengthInvalid(),
          new ContentLengthAndTransferEncoding(),
          new FramingOnBodylessResponse(),
          new TransferCodingUnknown(),
          new ChunkedNotFinal(),
          new ChunkedTwice(),
          new TransferEncodingInHttp10(),
          new TransferEncodingToHttp10Client(),
          new ContentCodingUndecodable(),
          new BareLfLineEnding(),
          new BareCr(),
          new ObsFold(),
          new WhitespaceBeforeColon(),
          new FieldLineMalformed(),
          new HeadTooLong(),
          new FramingFieldLookalike(),
          new LeadingBytes(),
          new UnansweredRequest(),
          new OrphanResponse(),
          new EarlyFinalResponse(),
          new ExpectContinueStall(),
          new InterimToHttp10Client(),
          new UpgradeNotRequested(),
          new VersionChanges(),
          new CloseNotHonored(),
          new RequestAfterClose(),
          new ResponseAfterClose(),
          new UnannouncedClose(),
          new KeepAliveTimeoutCutShort(),
          new KeepAliveTimeoutOverrun(),
          new KeepAliveMaxExceeded(),
          new KeepAliveMaxJumps(),
          new RequestLostToClose(),
          new SilentIdleDrop(),
          new ConnectionLeftOpen(),
          new HalfClosedConnection(),
          new ContradictoryConnectionOptions(),
          new Http10KeepAliveWithoutLength(),
          new ResetCutsResponse(),
          new PipelinedRequestsDropped(),
          new ConnectionAuthWithClose(),
          new ProxyConnectionField(),
          new ConnectionNotReused(),
          new CaptureGap(),
          new CaptureTruncated(),
          new CaptureMidstream(),
          new CaptureOneSided(),
          new ConflictingRetransmission(),
          new ClockBackwards(),
          new OffloadedSegments(),
          new CaptureIncomplete());

  private RuleCatalogue() {}

  /** All rules, in the manual's order. */
  public static List<Rule> rules() {
    return RULES;
  }

  /** The rule of that id. */
  public static Optional<Rule> find(String id) {
    return RULES.stream().filter(rule -> rule.info().id().equals(id)).findFirst();
  }

  /** Whether a rule or a group has that name. */
  public static boolean knows(String name) {
    return RULES.stream()
        .anyMatch(rule -> rule.info().id().equals(name) || rule.info().group().equals(name));
  }
}
