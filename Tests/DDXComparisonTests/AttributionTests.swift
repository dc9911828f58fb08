import DDXCore
import DDXRanking
import Testing

@testable import DDXComparison

@Suite struct `Which edit moved a patient` {
  let facet: SourceID = "facet-joint"

  func space(_ changes: [TestSpace.Change]) throws -> TestSpace {
    TestSpace(left: try House.rules(), changes: changes)
  }

  func sixty() throws -> ClinicalProfile { try House.profile(blocks: [House.block(60)]) }

  @Test func `the threshold edit takes the 60 % patient's facet joint down, with file and line`()
    throws
  {
    let space = try space([Edits.burden("hip-joint-injection", 4), Edits.observes(80)])
    let comparison = try House.comparer(space).compare(sixty())
    let attribution = try #require(comparison.attribution)
    #expect(attribution.inactive == [0])
    #expect(attribution.shares.map(\.edit) == [1])
    let change = try #require(comparison.movements.first { $0.source == facet }?.change)
    #expect(change < 0)
    #expect(abs(attribution.amount(of: 1, for: facet) - change) < 1e-9)
    #expect(attribution.amount(of: 0, for: facet) == 0)
    #expect(space.edits[1].differences[0].rightLocation?.line == 2)
  }

  @Test func `shares add up to the change of every source`() throws {
    let comparer = try House.comparer(space(Edits.all))
    var profiles = try RandomProfiles(seed: 3)
    for index in 0..<12 {
      let profile = try profiles.next("\(index)")
      let exact = try comparer.attribution(of: profile, limits: .init(exact: 7, pairs: 8))
      for (place, source) in exact.sources.enumerated() {
        let sum = exact.shares.reduce(0) { $0 + $1.amounts[place] }
        #expect(abs(sum - exact.changes[place]) <= 1e-9, "\(source)")
      }
      #expect(exact.shares.count + exact.inactive.count == Edits.all.count)
    }
  }

  @Test func `a remainder is an error and never a row`() throws {
    let whole = Attribution(
      sources: [facet], changes: [0.3],
      shares: [.init(edit: 0, amounts: [0.3 - 1e-10], standardErrors: nil)], inactive: [],
      method: .exact)
    try whole.check()
    for amount in [0.29, .nan] {
      let part = Attribution(
        sources: [facet], changes: [0.3],
        shares: [.init(edit: 0, amounts: [amount], standardErrors: nil)], inactive: [],
        method: .exact)
      #expect(throws: AttributionError.self) { try part.check() }
    }
  }

  @Test func `with the editions swapped every share is the exact negative`() throws {
    let space = try space([
      Edits.observes(80), Edits.trait, Edits.branchPlacebo, Edits.multiple, Edits.missed,
    ])
    let profile = try sixty()
    let forth = try House.comparer(space)
    let back = try House.comparer(space.swapped)
    for limits in [AttributionLimits.patient, .init(exact: 2, pairs: 16)] {
      let one = try forth.attribution(of: profile, limits: limits)
      let other = try back.attribution(of: profile, limits: limits)
      #expect(one.changes == other.changes.map { -$0 })
      #expect(one.shares.map(\.edit) == other.shares.map(\.edit))
      for (share, opposite) in zip(one.shares, other.shares) {
        #expect(share.amounts == opposite.amounts.map { -$0 })
        #expect(share.size > 0)
      }
      #expect(try forth.swapped.attribution(of: profile, limits: limits) == other)
      #expect(try back.swapped.attribution(of: profile, limits: limits) == one)
    }
  }

  @Test func `an edition compared with itself changes nothing`() throws {
    let rules = try House.rules()
    let space = TestSpace(left: rules, changes: [], rightEdition: rules.edition)
    let comparison = try House.comparer(space).compare(sixty())
    #expect(!comparison.changesAnything)
    #expect(comparison.movements.allSatisfy { !$0.moves && $0.change == 0 })
    #expect(comparison.attribution?.shares.isEmpty == true)
    #expect(comparison.firstPlaceFlip == nil)
    #expect(comparison.stepFlip == nil)
    #expect(comparison.agreement.tau.value == 1)
    #expect(abs(comparison.agreement.overlap.value - 1) < 1e-12)
  }

  @Test func `a sampled attribution lies within four standard errors of the exact one`() throws {
    let comparer = try House.comparer(
      space([
        Edits.observes(80), Edits.trait, Edits.branchPlacebo, Edits.multiple, Edits.missed,
        Edits.relief,
      ]))
    let exact = try comparer.attribution(of: sixty())
    let sample = try comparer.attribution(of: sixty(), limits: .init(exact: 1))
    #expect(exact.method == .exact)
    #expect(sample.method == .sampled(pairs: 64))
    for (one, other) in zip(exact.shares, sample.shares) {
      let errors = try #require(other.standardErrors)
      for index in one.amounts.indices {
        #expect(abs(one.amounts[index] - other.amounts[index]) <= 4 * errors[index] + 1e-12)
      }
    }
  }

  @Test func `changes below the threshold are small, and nothing else is`() throws {
    let comparer = try House.comparer(space([Edits.missed]))
    let all = try comparer.compare(sixty(), threshold: 0, attributes: false)
    #expect(all.movements.allSatisfy { !$0.isSmall })
    #expect(all.changesAnything)
    let largest = all.movements.map { abs($0.change ?? 0) }.max() ?? 0
    let some = try comparer.compare(sixty(), threshold: largest, attributes: false)
    #expect(some.movements.contains { !$0.isSmall })
    #expect(some.movements.contains { $0.isSmall })
    let none = try comparer.compare(sixty(), threshold: largest * 1.01, attributes: false)
    #expect(none.movements.allSatisfy { $0.isSmall })
    #expect(none.changesAnything == none.changes.anything)
  }
}
