#if Serve

import DDXReports
import Hummingbird

/// Why a request gets no page, in words for whoever sent it.
struct Refusal: Error {
  /// The status.
  let status: HTTPResponse.Status
  /// What happened, as a heading.
  let title: String
  /// The remedy.
  let advice: String

  /// The kind of issue, as FHIR calls it.
  var code: String {
    switch status {
    case .notFound: "not-found"
    case .contentTooLarge: "too-long"
    case .internalServerError: "exception"
    default: "processing"
    }
  }

  /// The browser shows no visit that goes on.
  static let noVisit = Refusal(
    status: .unauthorized, title: "Please come in by the address that ddx printed",
    advice: """
      This page belongs to a visit that has ended or never began. Open the address that `ddx serve` \
      printed when it started; it begins a new one. A visit ends after 30 minutes without a click, and \
      nothing of it is kept.
      """)

  /// Something was asked for that is not there.
  static let notFound = Refusal(
    status: .notFound, title: "There is no such page",
    advice: "Go back to the start and take it from there.")

  /// A form came from elsewhere, or from an earlier visit or patient.
  static let foreignForm = Refusal(
    status: .forbidden, title: "This form is not of this visit and patient",
    advice: """
      It came from elsewhere, or from a page that was opened before another visit or patient was \
      begun. Nothing was changed. Go back to the start and take it from there.
      """)

  /// A form or a file is too large.
  static func tooLarge(_ limit: Int) -> Refusal {
    Refusal(
      status: .contentTooLarge, title: "That is too large",
      advice: "At most \(limit >> 10) KiB are read. Nothing was changed.")
  }

  /// What is kept can't be read or changed.
  static func noStore(_ error: StoreError) -> Refusal {
    Refusal(
      status: .internalServerError, title: "What is kept can't be reached",
      advice: """
        Nothing was changed, and the current patient is still there: save the profile. \
        \(error.message.capitalisedFirst).
        """)
  }

  /// A form that can't be read.
  static let unreadable = Refusal(
    status: .badRequest, title: "The form could not be read",
    advice: "Nothing was changed. Go back and send it again.")
}

#endif
