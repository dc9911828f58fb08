internal import DDXCore
internal import DDXRanking

/// What a proposal asks for, as a `ServiceRequest` says it.
struct ProposedProcedure {
  /// The procedure by our code, with its drug in words.
  let code: JSONValue
  /// The side and the levels; nil where none is named.
  let bodySite: JSONValue?

  init(_ option: Recommendation.Option, _ vocabulary: Vocabulary) {
    let title = vocabulary.procedure(option.procedure)?.title ?? option.procedure.name
    let drug = option.agent.map { ", with \($0.rawValue)" } ?? ""
    code = FHIRValue.concept(FHIRNames.own("procedure"), option.procedure.name, title + drug)
    let sides =
      option.side == .unspecified ? [] : [FHIRValue.site(option.side.rawValue, nil)]
    bodySite = .list(sides + option.levels.map { FHIRValue.site(nil, $0.rawValue) })
  }
}
