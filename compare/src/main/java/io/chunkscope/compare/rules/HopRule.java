package io.chunkscope.compare.rules;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.compare.hop.HopPair;
import java.util.Optional;

/** A judgement on what a hop did to one response. Rules keep no state. */
public interface HopRule {

  RuleInfo info();

  /** Judges a pair; its finding stands where the client's side shows it. */
  Optional<Finding> judge(HopPair pair);
}
