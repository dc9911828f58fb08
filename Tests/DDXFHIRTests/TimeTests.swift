import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `The time of what another system recorded` {
  private static let bornYoung = #""birthDate":"1995-01-01""#
  private static let unborn = #""active":true"#
  private static let pregnant =
    #""valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"77386006"}]}"#

  /// An observation by LOINC, without a time where no day is given.
  private func observation(_ code: String, _ value: String, on day: String? = nil) -> String {
    let time = day.map { #""effectiveDateTime":"\#($0)","# } ?? ""
    return """
      {"resourceType":"Observation","status":"final",\(time)\
      "code":{"coding":[{"system":"http://loinc.org","code":"\(code)"}]},\(value)}
      """
  }

  private func score(_ number: Int, on day: String? = nil) -> String {
    observation("72514-3", #""valueQuantity":{"value":\#(number),"code":"{score}"}"#, on: day)
  }

  private func age(_ years: Int, on day: String? = nil) -> String {
    observation("30525-0", #""valueQuantity":{"value":\#(years),"code":"a"}"#, on: day)
  }

  private func withoutDay(_ bundle: String) -> String {
    bundle.replacing(#""timestamp":"2026-05-10T09:00:00Z","#, with: "")
  }

  @Test func `is missed where it is not said, and then a measure is only suggested`() throws {
    let index = observation("39156-5", #""valueQuantity":{"value":27,"unit":"kg/m2"}"#)
    let found = try Clinic.read(
      Clinic.bundle(
        [score(7), observation("82810-3", Self.pregnant), index], patient: Self.bornYoung))
    #expect(found.profile.patient == Patient(age: 31, sex: .female))
    #expect(found.profile.pain.intensity == nil)
    #expect(
      found.left == [
        "suggested Observation intensity noTime", "suggested Observation pregnant noTime",
        "suggested Observation bmi noTime",
      ])
  }

  @Test func `that is not said never outdoes one that is`() throws {
    let found = try Clinic.read(Clinic.bundle([score(9), score(4, on: "2026-05-01")]))
    #expect(found.profile.pain.intensity == 4)
    #expect(found.left == ["suggested Observation intensity noTime"])
  }

  @Test func `is asked of an age that nothing else tells, which is read all the same`() throws {
    let alone = try Clinic.read(Clinic.bundle([age(58)], patient: Self.unborn))
    #expect(alone.profile.patient.age == 58 && alone.left.isEmpty)
    #expect(alone.list(.read).contains { $0.subject == "age" && $0.reason == .noTime })
    let dated = try Clinic.read(
      Clinic.bundle([age(58), age(59, on: "2026-05-01")], patient: Self.unborn))
    #expect(dated.profile.patient.age == 59)
    let born = try Clinic.read(Clinic.bundle([age(58)]))
    #expect(born.profile.patient.age == 64)
    #expect(born.left == ["not-read Observation age superseded"])
  }

  @Test func `of an age that is long ago makes it none`() throws {
    let old = Clinic.bundle([age(50, on: "2019-01-01")], patient: Self.unborn)
    #expect(try Clinic.faults(old).map(\.id) == ["DDX0240"])
    #expect(try Clinic.faults(Clinic.bundle([], patient: Self.unborn)).map(\.id) == ["DDX0239"])
  }

  @Test func `says nothing without the day of the profile, but of what does not age`() throws {
    let bundle = withoutDay(
      Clinic.bundle(
        [
          age(58), Clinic.finding("redflag.fever", on: "2010-01-01"),
          Clinic.finding("history.psoriasis", on: "2010-01-01"),
        ], patient: Self.unborn))
    let found = try Clinic.read(bundle)
    #expect(found.profile.date == nil)
    #expect(found.findings == ["history.psoriasis present unspecified "])
    #expect(found.left == ["suggested Observation redflag.fever noDay"])
    let day = try #require(CalendarDate("2010-01-05"))
    #expect(try Clinic.read(bundle, date: day).findings.count == 2)
    let dated = withoutDay(Clinic.bundle([age(58, on: "2026-05-01")], patient: Self.unborn))
    #expect(try Clinic.faults(dated).map(\.id) == ["DDX0240"])
  }

  @Test func `is asked of another pain as of any finding`() throws {
    func otherPain(_ time: String) -> String {
      """
      {"resourceType":"Observation","status":"final",\(time)"code":{"coding":[\
      {"system":"urn:ddx:fhir:observation","code":"other-pain"}]},"component":[{"code":{"coding":[\
      {"system":"urn:ddx:fhir:other-pain","code":"intensity"}]},\
      "valueQuantity":{"value":3,"code":"{score}"}}]}
      """
    }
    let now = try Clinic.read(Clinic.bundle([otherPain(#""effectiveDateTime":"2026-05-01","#)]))
    #expect(now.profile.otherPains.map(\.intensity) == [3])
    let old = try Clinic.read(
      Clinic.bundle([otherPain(#""effectiveDateTime":"2023-05-01","#), otherPain("")]))
    #expect(old.profile.otherPains.isEmpty)
    #expect(
      old.left == [
        "suggested Observation other-pain old(days: 365)",
        "suggested Observation other-pain noTime",
      ])
  }
}
