#if Serve

import DDXCore

/// What a page needs before it can be shown; what is missing leads elsewhere.
extension ClinicContext {
  /// The visit that a request belongs to.
  ///
  /// - Throws: ``Refusal`` where there is none.
  func requireVisit() throws -> Visit {
    guard let visit else { throw Refusal.noVisit }
    return visit
  }

  /// The visit with its patient.
  ///
  /// - Throws: ``Refusal`` where there is no visit, ``Detour`` to the start where no patient was begun.
  func requireWorkup() async throws -> (visit: Visit, workup: Workup) {
    let visit = try requireVisit()
    guard let workup = await visit.workup else { throw Detour.start }
    return (visit, workup)
  }

  /// The visit with what is known of its patient.
  ///
  /// - Throws: As ``requireWorkup()``, and ``Detour`` to the patient as long as the age is not known.
  func requireProfile() async throws
    -> (visit: Visit, workup: Workup, profile: ClinicalProfile)
  {
    let (visit, workup) = try await requireWorkup()
    guard let profile = workup.profile else { throw Detour.patient }
    return (visit, workup, profile)
  }

  /// The visit with what is known of its patient, ranked.
  ///
  /// - Throws: As ``requireProfile()``.
  func requireStanding() async throws
    -> (visit: Visit, workup: Workup, standing: Workup.Standing)
  {
    let (visit, workup) = try await requireWorkup()
    guard let standing = workup.standing else { throw Detour.patient }
    return (visit, workup, standing)
  }
}

#endif
