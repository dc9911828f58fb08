package import DDXCore

extension World {
  /// The sources with an injection of their own, the most frequent in patients of this age first;
  /// ties by id.
  package func sourcesByShare(of patient: VirtualPatient) -> [(source: SourceID, share: Double)] {
    strata[patient.stratum].sources.map(\.source).filter { source in
      source.id != .other && source.assessment?.coverage.contains(where: \.isOffered) == true
    }.map { ($0.id, $0.share) }.sorted {
      $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0
    }
  }
}

extension Ranker {
  /// The rules in force.
  package var protocolInForce: ClinicalProtocol { rules }
}
