import DDXCDS
import DDXCore
import Testing

/// What became of cards.
@Suite struct `Feedback` {
  private static let card = "4e0a3a1e-3283-4575-ab82-028d55fe2719"

  private static func item(_ more: String, outcome: String = "overridden") -> String {
    """
    {"feedback":[{"card":"\(card)","outcome":"\(outcome)",
    "outcomeTimestamp":"2026-05-10T10:05:31Z"\(more)}]}
    """
  }

  private func read(_ text: String) throws(CDSFault) -> CDSFeedback {
    try CDSFeedback(Array(text.utf8))
  }

  @Test func `a reason counts where it is one that was offered`() throws {
    func reason(_ system: String, _ code: String) throws -> String? {
      try read(
        Self.item(
          #","overrideReason":{"reason":{"system":"\#(system)","code":"\#(code)"},"userComment":"Mrs X"}"#
        )
      ).items.first?.reason
    }
    let system = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"
    #expect(try reason(system, "patient-refuses") == "patient-refuses")
    #expect(try reason(system, "Mrs X said so") == nil)
    #expect(try reason("https://example.com", "patient-refuses") == nil)
  }

  @Test func `what is accepted says which suggestion`() throws {
    let accepted = #","acceptedSuggestions":[{"id":"\#(Self.card)"}]"#
    #expect(try read(Self.item(accepted, outcome: "accepted")).items.count == 1)
    #expect(throws: CDSFault.missing("feedback[0].acceptedSuggestions")) {
      try read(Self.item("", outcome: "accepted"))
    }
  }

  @Test func `what has not its shape is refused`() {
    for (text, path) in [
      ("{}", "feedback"), (#"{"feedback":[7]}"#, "feedback[0]"),
      (Self.item("").replacing(Self.card, with: "x"), "feedback[0].card"),
      (Self.item("", outcome: "ignored"), "feedback[0].outcome"),
      (Self.item("").replacing("outcomeTimestamp", with: "t"), "feedback[0].outcomeTimestamp"),
    ] {
      #expect(throws: CDSFault.missing(path)) { try read(text) }
    }
    #expect(throws: CDSFault.self) { try read("{") }
  }
}
