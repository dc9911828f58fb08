#if Serve

import DDXFHIR
import Synchronization

/// One browser, which came with the start key, and the patient that it works on.
actor Visit {
  /// What the browser shows for it, in a cookie.
  nonisolated let token = Token()
  /// What every form of it carries: another with each patient, so that a page of the one before that
  /// is still open somewhere can't be sent for the one after.
  nonisolated var formToken: Token { formTokens.withLock { $0 } }
  private nonisolated let formTokens = Mutex(Token())
  /// The patient; nil before one was begun or opened.
  private(set) var workup: Workup?
  /// What was read of a file of FHIR and is not taken yet.
  private(set) var chart: FHIRImport?
  /// Who says to work here, where something is kept.
  private(set) var person: String?
  /// What is said once, on the next page.
  private var notice: String?

  /// Changes the patient.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - notice: What is said on the next page where it was made.
  /// - Returns: Why it was not made; all is then as it was.
  func apply(_ change: Workup.Change, saying notice: String? = nil) -> WorkupFault? {
    guard var changed = workup else { return nil }
    do {
      try changed.apply(change)
    } catch {
      return error
    }
    workup = changed
    say(notice)
    return nil
  }

  /// Puts another patient in the place of the one before, or none.
  ///
  /// - Parameters:
  ///   - workup: The patient.
  ///   - notice: What is said on the next page.
  func take(_ workup: Workup?, saying notice: String? = nil) {
    self.workup = workup
    chart = nil
    formTokens.withLock { $0 = Token() }
    say(notice)
  }

  /// Shows what was read of a file, or forgets it.
  func offer(_ chart: FHIRImport?) { self.chart = chart }

  /// Says something on the next page.
  func say(_ notice: String?) { self.notice = notice ?? self.notice }

  /// Says who works here.
  func call(_ person: String) { self.person = person }

  /// What there is to say, once.
  func takeNotice() -> String? {
    defer { notice = nil }
    return notice
  }
}

#endif
