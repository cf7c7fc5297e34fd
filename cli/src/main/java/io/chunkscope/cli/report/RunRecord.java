package io.chunkscope.cli.report;

import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.rules.RuleSelection;
import java.util.List;

/**
 * What is known when all captures of a run have been read.
 *
 * @param captures in the order of the command line
 * @param summary over all captures
 * @param diagnoses of servers, over all captures
 * @param findings over all captures, shown or not
 * @param rules the rules that ran
 * @param allPorts whether connections to every server port were read
 */
public record RunRecord(
    List<CaptureRecord> captures,
    AnalysisSummary summary,
    List<Diagnosis> diagnoses,
    FindingCounts findings,
    RuleSelection rules,
    boolean allPorts) {

  public RunRecord {
    captures = List.copyOf(captures);
    diagnoses = List.copyOf(diagnoses);
  }
}
