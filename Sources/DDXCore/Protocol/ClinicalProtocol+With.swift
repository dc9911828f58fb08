extension ClinicalProtocol {
  /// The same rules with another block model, another share of patients with several sources and other
  /// rules for the next step; they are those of no document.
  package func with(
    response: ResponseModel?, multipleSources: Measured, nextStep: NextStepRules?
  ) -> ClinicalProtocol {
    ClinicalProtocol(
      id: id, edition: edition, lineage: lineage, status: .draft, title: title, summary: summary,
      citations: citations, evidenceEditions: evidenceEditions, multipleSources: multipleSources,
      multipleSourcesCitation: multipleSourcesCitation, otherFloor: otherFloor, safety: safety,
      contraindications: contraindications, response: response, criteria: criteria,
      nextStep: nextStep, checks: checks)
  }
}
