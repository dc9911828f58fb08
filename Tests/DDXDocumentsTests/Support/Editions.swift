import DDXCore
import DDXDocuments

/// Small editions, made for one test each.
enum Editions {
  /// An edition that extends nothing.
  static let base = """
    <protocol xmlns="urn:ddx:protocol:1" id="base" edition="1" status="published">
      <title>Base</title>
      <summary>The parent.</summary>
      <citations>
        <citation id="Pang1998" status="verified">a</citation>
        <citation id="Conger2020" status="verified">b</citation>
      </citations>
      <uses><evidence source="hip-joint" edition="2026.1"/></uses>
      <prior multiple-sources="0.22" low="0.17" high="0.28" other-floor="0.05" citation="Pang1998"/>
      <safety>
        <strong finding="redflag.saddle-anaesthesia" suspicion="cauda equina syndrome"
          urgency="urgent" unchanged="investigate" citation="Pang1998"><advice>MRI</advice></strong>
        <combination id="fracture" suspicion="fracture" at-least="1" urgency="investigate" citation="Pang1998">
          <advice>film</advice>
          <sign finding="redflag.severe-trauma"/>
          <sign age-at-least="70"/>
        </combination>
      </safety>
      <criteria>
        <criterion source="facet-joint" procedures="medial-branch-block" blocks="1" relief="50"
          interval="14" after-negative="stop" prolonged="counts" prolonged-from="P7D"
          citation="Pang1998">one block</criterion>
        <criterion source="hip-joint" procedures="hip-joint-injection" blocks="1" relief="50"
          after-negative="unstated" prolonged="counts" prolonged-from="P7D" citation="Pang1998">one hip</criterion>
      </criteria>
      <next lambda="0.02" interval="14" citation="Pang1998">
        <burden procedure="hip-joint-injection" value="1" citation="Pang1998"/>
        <burden procedure="medial-branch-block" value="1.8" levels="2" citation="Conger2020"/>
        <limit procedures="hip-joint-injection" sessions="2" within="365" citation="Pang1998"/>
      </next>
    </protocol>
    """

  /// The overrides of a child that changes, adds and removes.
  static let overrides = """
      <criteria>
        <criterion source="facet-joint" blocks="2" relief="80" different-agents="yes"
          citation="Own2020" reason="two blocks">two blocks</criterion>
        <criterion source="hip-joint" remove="yes" reason="not spoken of"/>
      </criteria>
      <next lambda="0.03" reason="dearer">
        <burden procedure="medial-branch-block" value="2"/>
        <burden procedure="transforaminal-block" value="2.5" citation="Conger2020"/>
      </next>
    """

  /// An edition that extends another.
  static func child(
    _ body: String, id: String = "child", extends parent: String = "base@1",
    citations: String = #"<citation id="Own2020" status="verified">c</citation>"#
  ) -> String {
    """
    <protocol xmlns="urn:ddx:protocol:1" id="\(id)" edition="1" extends="\(parent)" status="published">
      <title>Child</title>
    \(citations.isEmpty ? "" : "  <citations>\(citations)</citations>")
    \(body)
    </protocol>
    """
  }

  /// The base edition with some of its text replaced.
  static func base(_ replacements: (String, String)...) -> String {
    replacements.reduce(base) { text, replacement in
      let parts = text.components(around: replacement.0)
      return parts.0 + replacement.1 + parts.1
    }
  }

  /// Reads an edition; the others can be its parents.
  static func resolved(
    _ text: String, named name: String = "child.xml", parents: [String: String] = ["base@1": base]
  ) throws -> Decoded<ResolvedProtocol> {
    try Samples.reader().resolved(Samples.file(text, name: name)) { parent in
      parents[parent].map { Samples.file($0, name: "\(parent).xml") }
    }
  }

  /// What is wrong with an edition, each with its document.
  static func faults(_ text: String, parents: [String: String] = ["base@1": base]) -> [String] {
    do {
      return try resolved(text, parents: parents).notes.located
    } catch let faults as DocumentFaults {
      return faults.diagnostics.located
    } catch {
      return ["\(error)"]
    }
  }
}

extension [Diagnostic] {
  /// Each diagnostic as its document, its place and its id.
  var located: [String] {
    map { "\($0.file):\($0.line ?? 0):\($0.column ?? 0) \($0.id)" }
  }
}

extension ClinicalProtocol {
  /// Every rule in one text, without words, citations and intervals.
  var rulesOnly: [String] {
    var lines = evidenceEditions.map { "uses \($0.key) \($0.value)" }.sorted()
    lines.append("prior \(multipleSources.value) \(otherFloor)")
    lines += safety.strongSigns.map {
      "strong \($0.finding) \($0.suspicion) \($0.urgency) \($0.unchangedUrgency) \($0.mustBeAsked)"
    }
    lines += safety.combinations.map {
      "combination \($0.id) \($0.threshold) \($0.urgency) \($0.signs)"
    }
    lines += contraindications.map { "no \($0.id) \($0.verdict) \($0.procedures) \($0.triggers)" }
    lines += criteria.map {
      "criterion \($0.source) \($0.procedures) \($0.blocks) \($0.relief) \($0.needsDifferentAgents) "
        + "\($0.needsOrder) \($0.needsMovements) \($0.intervalDays) \($0.withinDays ?? -1) "
        + "\($0.afterNegative) \($0.prolonged) \($0.prolongedFrom) \($0.agents)"
    }
    lines.append("next \(nextStep?.lambda.value ?? -1) \(nextStep?.intervalDays ?? -1)")
    lines += (nextStep?.burdens ?? []).map {
      "burden \($0.procedure) \($0.value.value) \($0.levels) \($0.leastProbability) \($0.needsCriterion)"
    }
    lines += (nextStep?.limits ?? []).map {
      "limit \($0.procedures) \($0.sessions) \($0.withinDays)"
    }
    lines.append("response \(response.map { "\($0.observation)" } ?? "none")")
    lines += (response?.procedures ?? []).map {
      "response \($0.id) \($0.placebo.value) \($0.anatomy.value) \($0.uptake.value)"
    }
    lines += (response?.accuracies ?? []).map { "accuracy \($0.procedure) \($0.accuracy)" }
    lines.append("sensitisation \(response?.sensitisation.effect.value ?? -1)")
    return lines
  }
}
