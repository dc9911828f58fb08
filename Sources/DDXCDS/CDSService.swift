internal import DDXCore

/// A service of CDS Hooks: what a health record asks at some point of its work [CDSHooks].
public enum CDSService: String, CaseIterable, Sendable {
  /// Reviews an injection that is ordered.
  case injectionReview = "ddx-injection-review"
  /// Says what is known of a low back pain when the record is opened.
  case backPain = "ddx-back-pain"

  /// The points of work at which it is asked.
  var hooks: [String] {
    switch self {
    // One id for both, so that a record replaces the card of the one with that of the other.
    case .injectionReview: ["order-select", "order-sign"]
    case .backPain: ["patient-view"]
    }
  }

  private var title: String {
    switch self {
    case .injectionReview: "ddx: is this the injection to do next?"
    case .backPain: "ddx: sources of low back pain"
    }
  }

  private var summary: String {
    switch self {
    case .injectionReview:
      "Warning signs and contraindications before an injection at the spine, the sacroiliac or the hip "
        + "joint, and whether another test would tell more about the source of the pain."
    case .backPain:
      "The likely sources of chronic low back pain and the next step, where the record holds answers "
        + "to the ddx form or earlier test injections."
    }
  }

  private static let usage = """
    Works from prefetch alone and asks nothing of a FHIR server. Without answers to the ddx \
    Questionnaire it can only check safety.
    """

  /// What a record is told of every service, as JSON ended by a line feed.
  public static var discovery: String {
    let services = allCases.flatMap { service in
      service.hooks.map { hook -> JSONValue in
        .object(
          ("hook", .text(hook)), ("id", .text(service.rawValue)), ("title", .text(service.title)),
          ("description", .text(service.summary)), ("usageRequirements", .text(usage)),
          (
            "prefetch",
            .object(ChartKey.allCases.map { ($0.rawValue, .text($0.template)) })
          ))
      }
    }
    return JSONValue.object(("services", .array(services))).document
  }
}
