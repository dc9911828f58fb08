import DDXCore

/// Edits of the house protocol, one of each kind that a document can hold.
enum Edits {
  typealias Change = TestSpace.Change

  static func observes(_ percent: Double) -> Change {
    Change(key: "response/@observes") { $0.respond { $0.observation = .atLeast(percent) } }
  }

  static let trait = Change(key: "response/placebo/@trait") {
    $0.respond {
      $0.placebo = .init(
        trait: Measured(0.45), eightyGivenFifty: $0.placebo.eightyGivenFifty,
        citation: $0.placebo.citation)
    }
  }

  static let full = Change(key: "response/placebo/@eighty-given-fifty") {
    $0.respond {
      $0.placebo = .init(
        trait: $0.placebo.trait, eightyGivenFifty: Measured(0.6), citation: $0.placebo.citation)
    }
  }

  static let relief = Change(key: "response/relief[0.5]") {
    $0.respond {
      $0.relief = $0.relief.map {
        $0.coverage == 0.5
          ? .init(
            coverage: 0.5, fifty: Measured(0.7), eightyGivenFifty: $0.eightyGivenFifty,
            citation: $0.citation) : $0
      }
    }
  }

  static let missed = delivery("missed") { $0.missed = Measured(0.1) }
  static let defeats = delivery("uptake-defeats") { $0.uptakeDefeats = Measured(0.9) }
  static let spot = delivery("spot-detects") { $0.spotDetects = Measured(0.4) }
  static let aspiration = delivery("aspiration-detects") { $0.aspirationDetects = Measured(0.2) }
  static let sides = delivery("one-of-two-sides") { $0.oneOfTwoSides = Measured(0.3) }

  struct Delivery {
    var missed, uptakeDefeats, spotDetects, aspirationDetects, oneOfTwoSides: Measured
  }

  static func delivery(
    _ attribute: String, _ change: @escaping @Sendable (inout Delivery) -> Void
  ) -> Change {
    Change(key: "response/delivery/@\(attribute)") {
      $0.respond {
        let old = $0.delivery
        var new = Delivery(
          missed: old.missed, uptakeDefeats: old.uptakeDefeats, spotDetects: old.spotDetects,
          aspirationDetects: old.aspirationDetects, oneOfTwoSides: old.oneOfTwoSides)
        change(&new)
        $0.delivery = .init(
          missed: new.missed, uptakeDefeats: new.uptakeDefeats, spotDetects: new.spotDetects,
          aspirationDetects: new.aspirationDetects, oneOfTwoSides: new.oneOfTwoSides,
          citation: old.citation)
      }
    }
  }

  struct Terms {
    var placebo, withTrait, anatomy, uptake: Measured
    var volume: Double?
  }

  static func procedure(
    _ id: ProcedureID, _ attribute: String, _ change: @escaping @Sendable (inout Terms) -> Void
  ) -> Change {
    Change(key: "response/procedure[\(id)]/@\(attribute)") {
      $0.respond {
        $0.procedure(id) { old in
          var new = Terms(
            placebo: old.placebo, withTrait: old.placeboWithTrait, anatomy: old.anatomy,
            uptake: old.uptake, volume: old.largeVolume)
          change(&new)
          return .init(
            id: id, placebo: new.placebo, placeboWithTrait: new.withTrait, anatomy: new.anatomy,
            uptake: new.uptake, largeVolume: new.volume, citation: old.citation)
        }
      }
    }
  }

  static let branchPlacebo = procedure("medial-branch-block", "placebo") {
    $0.placebo = Measured(0.3)
  }
  static let branchUptake = procedure("medial-branch-block", "uptake") {
    $0.uptake = Measured(0.05)
  }
  static let branchVolume = procedure("medial-branch-block", "large-volume") { $0.volume = 2 }
  static let hipAnatomy = procedure("hip-joint-injection", "anatomy") {
    $0.anatomy = Measured(0.2)
  }
  static let epiduralTrait = procedure("transforaminal-block", "placebo-with-trait") {
    $0.withTrait = Measured(0.9)
  }

  static func accuracy(_ id: ProcedureID, _ sensitivity: Double, _ specificity: Double) -> Change {
    Change(key: "response/accuracy[\(id)]") {
      guard
        let accuracy = try? TestAccuracy(sensitivity: sensitivity, specificity: specificity)
      else { return }
      $0.respond {
        $0.accuracies.append(.init(procedure: id, accuracy: accuracy, citation: "x"))
      }
    }
  }

  static let provocation = Change(key: "response/provocation/@sensitivity") {
    $0.respond {
      let old = $0.provocation
      $0.provocation = .init(
        procedure: old.procedure, sensitivity: Measured(0.6), falsePositive: old.falsePositive,
        falsePositiveWithSomatisation: old.falsePositiveWithSomatisation,
        somatisation: old.somatisation, finding: old.finding, leastPain: old.leastPain,
        greatestPressure: old.greatestPressure, noControlDilution: Measured(0.9),
        citation: old.citation)
    }
  }

  struct Clouds {
    var sedation, opioid, volume, diary: Measured
  }

  static func confounder(
    _ attribute: String, _ change: @escaping @Sendable (inout Clouds) -> Void
  ) -> Change {
    Change(key: "response/confounders/@\(attribute)") {
      $0.respond {
        let old = $0.confounders
        var new = Clouds(
          sedation: old.sedationPlacebo, opioid: old.opioid, volume: old.largeVolume,
          diary: old.noDiary)
        change(&new)
        $0.confounders = .init(
          sedationPlacebo: new.sedation, opioid: new.opioid, largeVolume: new.volume,
          noDiary: new.diary, citation: old.citation)
      }
    }
  }

  static let sedation = confounder("sedation-placebo") { $0.sedation = Measured(0.4) }
  static let opioid = confounder("opioid") { $0.opioid = Measured(0.6) }
  static let volume = confounder("large-volume") { $0.volume = Measured(0.6) }
  static let diary = confounder("no-diary") { $0.diary = Measured(0.6) }

  static let order = Change(key: "response/order/@concordant") {
    $0.respond {
      $0.order = .init(
        concordant: Measured(0.7), otherwise: $0.order.otherwise, prolonged: $0.order.prolonged,
        citation: $0.order.citation)
    }
  }

  static let added = Change(key: "response/added-coverage[medial-branch-block]/@fraction") {
    $0.respond {
      $0.addedCoverage = $0.addedCoverage.map {
        .init(
          procedure: $0.procedure, source: $0.source, fraction: Measured(0.9),
          findings: $0.findings, citation: $0.citation)
      }
    }
  }

  static let sensitisation = Change(key: "response/sensitisation/@effect") {
    $0.respond {
      $0.sensitisation = .init(
        effect: Measured(0.4), findings: $0.sensitisation.findings,
        citation: $0.sensitisation.citation)
    }
  }

  static let multiple = Change(key: "prior/@multiple-sources") {
    $0.multipleSources = Measured(0.12)
  }

  static let criterion = Change(key: "criteria/criterion[facet-joint]/@blocks") {
    $0.criteria = $0.criteria.map { $0.source == "facet-joint" ? $0.needing(blocks: 1) : $0 }
  }

  static let lambda = Change(key: "next/@lambda") {
    $0.nextStep = $0.nextStep.map {
      NextStepRules(
        lambda: Measured(0.2), citation: $0.citation, burdens: $0.burdens, limits: $0.limits,
        intervalDays: $0.intervalDays)
    }
  }

  static func burden(_ id: ProcedureID, _ value: Double) -> Change {
    Change(key: "next/burden[\(id)]/@value") {
      $0.nextStep = $0.nextStep.map { next in
        NextStepRules(
          lambda: next.lambda, citation: next.citation,
          burdens: next.burdens.map {
            $0.procedure == id
              ? .init(
                procedure: id, value: Measured(value), levels: $0.levels,
                leastProbability: $0.leastProbability, needsCriterion: $0.needsCriterion,
                citation: $0.citation) : $0
          },
          limits: next.limits, intervalDays: next.intervalDays)
      }
    }
  }

  static func interval(_ days: Int) -> Change {
    Change(key: "next/@interval") {
      $0.nextStep = $0.nextStep.map {
        NextStepRules(
          lambda: $0.lambda, citation: $0.citation, burdens: $0.burdens, limits: $0.limits,
          intervalDays: days)
      }
    }
  }

  static let contraindication = Change(key: "contraindications/contraindication[pregnancy]") {
    $0.contraindications.removeAll { $0.id == "pregnancy" }
  }

  static let safety = Change(key: "safety/strong[redflag.fever]") {
    $0.safety = SafetyRules(
      strongSigns: $0.safety.strongSigns.filter { $0.finding != "redflag.fever" },
      combinations: $0.safety.combinations, afterInjection: $0.safety.afterInjection)
  }

  static let checks = Change(key: "checks/check[hip-specificity]") {
    $0.checks.removeAll { $0.id == "hip-specificity" }
  }

  /// One of each kind.
  static let all: [Change] = [
    multiple, observes(80), trait, full, relief, missed, defeats, spot, aspiration, sides,
    branchPlacebo, branchUptake, branchVolume, hipAnatomy, epiduralTrait,
    accuracy("sacroiliac-joint-injection", 0.8, 0.7), provocation, sedation, opioid, volume,
    diary, order, added, sensitisation, criterion, lambda, burden("hip-joint-injection", 4),
    contraindication, safety, checks,
  ]
}

extension Criterion {
  func needing(blocks: Int) -> Criterion {
    Criterion(
      source: source, procedures: procedures, blocks: blocks, relief: relief,
      needsDifferentAgents: needsDifferentAgents, needsOrder: needsOrder,
      needsMovements: needsMovements, intervalDays: intervalDays, withinDays: withinDays,
      afterNegative: afterNegative, prolonged: prolonged, prolongedFrom: prolongedFrom,
      agents: agents, citation: citation, text: text)
  }
}
