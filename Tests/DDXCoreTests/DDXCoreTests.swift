import DDXCore
import Testing

@Suite struct `Numbers with meaning` {
  @Test func `a percentage is not a probability`() {
    #expect(throws: NumberError.probabilityOutOfRange(54)) { try Probability(54) }
    #expect(throws: NumberError.notFinite) { try Probability(.nan) }
  }

  @Test func `the two ratios give the accuracy back`() throws {
    let accuracy = try TestAccuracy(
      positive: LikelihoodRatio(2.13), negative: LikelihoodRatio(0.33))
    #expect(abs(accuracy.positiveRatio - 2.13) < 1e-12)
    #expect(abs(accuracy.negativeRatio - 0.33) < 1e-12)
    #expect(abs(accuracy.sensitivity - 0.7928) < 1e-4)
  }

  @Test(arguments: [(0.88, 0.69), (0.154, 0.42), (0.5, 0.9)])
  func `any two of the four numbers give the same accuracy`(s: Double, c: Double) throws {
    let reference = try TestAccuracy(sensitivity: s, specificity: c)
    let (plus, minus) = (Measured(reference.positiveRatio), Measured(reference.negativeRatio))
    let (sensitivity, specificity) = (Measured(s), Measured(c))
    for other in try [
      PublishedAccuracy(positiveRatio: plus, negativeRatio: minus),
      PublishedAccuracy(sensitivity: sensitivity, positiveRatio: plus),
      PublishedAccuracy(sensitivity: sensitivity, negativeRatio: minus),
      PublishedAccuracy(specificity: specificity, positiveRatio: plus),
      PublishedAccuracy(specificity: specificity, negativeRatio: minus),
    ] {
      #expect(abs((other.accuracy?.sensitivity ?? 0) - s) < 1e-12)
      #expect(abs((other.accuracy?.specificity ?? 0) - c) < 1e-12)
    }
  }

  @Test func `two ratios above one belong to no test`() throws {
    let two = try LikelihoodRatio(2)
    #expect(throws: NumberError.ratiosDisagree(positive: 2, negative: 2)) {
      try TestAccuracy(positive: two, negative: two)
    }
  }

  @Test func `a cap limits both ratios, whether the test speaks for or against`() throws {
    let cap = try RatioCap(positive: LikelihoodRatio(5), negative: LikelihoodRatio(0.3))
    let strong = try TestAccuracy(sensitivity: 0.958, specificity: 0.855).capped(cap)
    #expect(abs(strong.positiveRatio - 5) < 1e-12)
    #expect(abs(strong.negativeRatio - 0.3) < 1e-12)
    let against = try TestAccuracy(sensitivity: 0.05, specificity: 0.2).capped(cap)
    #expect(abs(against.positiveRatio - 0.2) < 1e-12)
    #expect(abs(against.negativeRatio - 1 / 0.3) < 1e-12)
    let mild = try TestAccuracy(sensitivity: 0.6, specificity: 0.7)
    #expect(mild.capped(cap) == mild)
  }

  @Test(arguments: [(49.9, ReliefBand.none), (50, .partial), (79.9, .partial), (80, .full)])
  func `an edge of relief belongs to the band above it`(percent: Double, band: ReliefBand) throws {
    #expect(try Relief(percent: percent).band == band)
  }
}

@Suite struct `Places and times` {
  @Test func `both sides concern either, and the midline concerns no side`() {
    #expect(Side.bilateral.concerns(.left))
    #expect(Side.unspecified.concerns(.midline))
    #expect(!Side.left.concerns(.right))
    #expect(!Side.midline.concerns(.right))
  }

  @Test func `a site is affected by facts at its own level and by facts without a level`() {
    let site = Site(side: .right, level: .l4L5)
    #expect(site.isConcerned(side: .right, level: .l4L5))
    #expect(site.isConcerned(side: .unspecified, level: nil))
    #expect(!site.isConcerned(side: .right, level: .l5S1))
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "today", ""])
  func `what the calendar lacks is no day`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `days are counted across leap years`() throws {
    let first = try #require(CalendarDate("2024-02-28"))
    let second = try #require(CalendarDate("2025-03-01"))
    #expect(first.days(until: second) == 367)
    #expect(second.days(until: first) == -367)
    #expect(first.description == "2024-02-28")
  }

  @Test func `durations are read as ISO 8601 writes them`() {
    #expect(ClinicalDuration("PT2H")?.hours == 2)
    #expect(ClinicalDuration("P2W")?.hours == 336)
    #expect(ClinicalDuration("PT1H30M")?.hours == 1.5)
    for bad in ["", "P", "PT", "2H", "P2H", "PT2", "PT2M1H", "P-1D", "P1DT"] {
      #expect(ClinicalDuration(bad) == nil)
    }
  }
}

@Suite struct `Shares by age` {
  let terms = ShareTerms(anchors: [
    .init(age: 70, value: Measured(0.5), citation: "b"),
    .init(age: 30, value: Measured(0.1), citation: "a"),
  ])

  @Test func `a share is linear in its logarithm and flat beyond the anchors`() {
    #expect(terms.value(atAge: 20) == 0.1)
    #expect(terms.value(atAge: 90) == 0.5)
    #expect(abs(terms.value(atAge: 50) - (0.1 * 0.5).squareRoot()) < 1e-12)
  }
}
