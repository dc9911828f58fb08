#if Serve

import Hummingbird

/// A page before it is HTML.
struct Page {
  /// Its name.
  let title: String
  /// The template of what is its own.
  let template: String
  /// What that template asks for.
  var values: [String: Any] = [:]
  /// Which step of the way it is.
  var step: Step?
  /// What is wrong with what was sent.
  var faults: [PageFault] = []
  /// Whether the verdict is told by the page itself.
  var tellsVerdict = false
  /// Whether the ranking stands beside it.
  var hasGlance = true
  /// The status of the answer.
  var status: HTTPResponse.Status = .ok
}

/// A step of the way, in the order in which it is gone.
enum Step: String, CaseIterable {
  case redFlags = "/red-flags"
  case patient = "/patient"
  case questions = "/ask"
  case findings = "/findings"
  case blocks = "/blocks"
  case report = "/report"
  case plan = "/plan"
  case trial = "/what-if"

  /// Its name.
  var title: String {
    switch self {
    case .redFlags: "Warning signs"
    case .patient: "Patient"
    case .questions: "Questions"
    case .findings: "Findings"
    case .blocks: "Test injections"
    case .report: "Report"
    case .plan: "Plan"
    case .trial: "What if"
    }
  }
}

#endif
