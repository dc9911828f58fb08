import DDXCore

extension WorldFamily {
  /// Draws what each finding of the family is in a patient; one list for each of ``signs``.
  func draw(
    _ patient: VirtualPatient, in stratum: WorldStratum, _ generator: inout SeededGenerator
  ) -> [[Finding]] {
    if case .graded(let scale, let background) = manner {
      return graded(scale, background, patient, in: stratum, &generator)
    }
    guard let rates = rates ?? stratum.ageing[key] else { return signs.map { _ in [] } }
    switch manner {
    case .shown(let source):
      return shown(rates, PlaceMap(of: stratum.sources[source]), source, patient, &generator)
    case .counted(let places): return counted(rates, places, patient, &generator)
    case .somewhere, .graded:
      let isOn = generator.happens(rates.chance(patient.truth))
      return signs.map { sign in
        [sign.finding(generator.happens(isOn ? sign.whenOn : sign.whenOff))]
      }
    }
  }

  /// A node of the patient that shows where it is on.
  private func shown(
    _ rates: FamilyRates, _ map: PlaceMap, _ source: Int, _ patient: VirtualPatient,
    _ generator: inout SeededGenerator
  ) -> [[Finding]] {
    guard generator.happens(rates.chance(patient.truth)) else {
      return signs.map { sign in
        guard generator.happens(sign.whenOff) else { return [sign.finding(false)] }
        return [sign.finding(true, at: map.byChance(&generator))]
      }
    }
    let trigger = rates.trigger(among: patient.truth, &generator)
    let origin =
      switch trigger {
      case nil: map.byChance(&generator)
      case let cause? where cause.index == source: cause.site
      case .some: map.anywhere(&generator)
      }
    return signs.map { sign in
      guard generator.happens(sign.whenOn) else { return [sign.finding(false)] }
      return [sign.finding(true, at: map.shown(from: origin, by: sign, &generator))]
    }
  }

  /// A node of each place, which the sources turn on that hurt there.
  private func counted(
    _ rates: FamilyRates, _ places: [Site], _ patient: VirtualPatient,
    _ generator: inout SeededGenerator
  ) -> [[Finding]] {
    var found = signs.map { _ in [Finding]() }
    for place in places {
      let causes = patient.truth.filter { cause in
        cause.site.suspect != nil || place.isConcerned(by: cause.site)
      }
      // A source that hurts elsewhere shows here as often as anybody.
      let isOn = generator.happens(rates.chance(causes, others: patient.truth.count - causes.count))
      for (index, sign) in signs.enumerated() {
        let isPresent = generator.happens(isOn ? sign.whenOn : sign.whenOff)
        found[index].append(sign.finding(isPresent, at: place))
      }
    }
    return found
  }

  /// The greatest value that a source brings about, as it is written down: what it reaches and what
  /// not, or the grade.
  private func graded(
    _ family: GradedFamily, _ background: [Double], _ patient: VirtualPatient,
    in stratum: WorldStratum, _ generator: inout SeededGenerator
  ) -> [[Finding]] {
    var value = 0
    for cause in patient.truth {
      let own = family.distribution(of: cause.source, at: cause.site) ?? background
      value = max(value, generator.place(among: own))
    }
    let scale = family.scale
    if let least = scale.presentFrom {
      return signs.map { [$0.finding(value >= least, grade: scale.values[value].id)] }
    }
    return signs.map { sign in
      let least = scale.values.firstIndex { $0.codes.contains(sign.code) } ?? 0
      return [sign.finding(value >= least)]
    }
  }
}
