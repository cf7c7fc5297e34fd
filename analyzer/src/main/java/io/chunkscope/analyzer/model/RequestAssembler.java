package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.framing.FramingRules;
import io.chunkscope.analyzer.framing.PersistenceRules;
import io.chunkscope.analyzer.parse.StartLine;
import io.chunkscope.capture.stream.Direction;

/** The client's direction: each request begins an exchange. */
final class RequestAssembler extends MessageAssembler {
  RequestAssembler(ConnectionRecorder recorder) {
    super(recorder, Direction.CLIENT_TO_SERVER);
  }

  @Override
  HttpMessage begin(StartLine line) {
    Request request = new Request();
    request.fields = new Fields();
    request.version = HttpVersion.of(line);
    request.method = Words.of(line.bytes(), line.methodOffset(), line.methodLength());
    request.target = Words.of(line.bytes(), line.targetOffset(), line.targetLength());
    request.targetCut = line.targetCut();
    recorder.requestBegun(request);
    return request;
  }

  @Override
  HttpMessage begin(HttpMessage sameHead) {
    Request request = ((Request) sameHead).sameHead();
    recorder.requestBegun(request);
    return request;
  }

  @Override
  BodyFraming decide(HttpMessage request) {
    if (request.decision == null) {
      HeadFacts facts = recorder.facts(request);
      request.decision =
          FramingRules.request(
              request.majorVersion(), request.minorVersion(), facts.codings, facts.lengths);
      request.persistence =
          PersistenceRules.promised(request.majorVersion(), request.minorVersion(), facts.options);
      request.noteConnectionFields(facts);
    }
    recorder.requestHeadEnded((Request) request);
    return request.decision.body();
  }

  @Override
  void ended(HttpMessage request) {
    recorder.requestEnded((Request) request);
  }

  @Override
  void junk(SkippedNote note, String evidence) {
    recorder.requestJunk(note, evidence);
  }

  @Override
  void lost(long start, long end) {
    recorder.requestsLost();
  }
}
