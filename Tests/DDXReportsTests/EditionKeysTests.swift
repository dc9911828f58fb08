import DDXCore
import Testing

@testable import DDXReports

@Suite struct `The keys of an edition` {
  private let keys = EditionKeys(glossary: Glossary(vocabulary: Fixture.vocabulary))

  @Test func `are described in words, with their subject`() {
    #expect(
      keys.words("criteria/criterion[facet-joint]/@relief")
        == "relief that counts as positive, facet joint")
    #expect(
      keys.words("next/burden[medial-branch-block]/@least-probability")
        == "least probability of the source, lumbar medial branch block")
    #expect(keys.words("response/@observes") == "relief bands that the probabilities distinguish")
    #expect(
      keys.words("response/delivery/@missed-low") == "blocks that miss their target, lower end")
  }

  @Test func `have values as people write them`() {
    #expect(keys.value("50", of: "criteria/criterion[facet-joint]/@relief") == "50 %")
    #expect(keys.value("14", of: "criteria/criterion[facet-joint]/@interval") == "14 days")
    #expect(
      keys.value("repeat-once", of: "criteria/criterion[hip]/@after-negative") == "repeat once")
    #expect(
      keys.value("medial-branch-block", of: "next/limit[a]/@procedures")
        == "lumbar medial branch block")
    #expect(keys.value("0.54", of: "response/accuracy[a]/@sensitivity") == "0.54")
  }

  @Test func `are shown as they are where there are no words`() {
    #expect(keys.words("future/thing[a]/@b") == "future/thing[a]/@b")
  }
}

@Suite struct `A picture of transitions` {
  @Test func `has a bar for each answer and a band for each change`() {
    let picture = FlowPicture(
      "moves",
      [
        .init(from: 0, to: 0, count: 6), .init(from: 0, to: 1, count: 2),
        .init(from: 1, to: 1, count: 2),
      ])
    #expect(picture.bars.map(\.label) == ["8 A", "2 B", "A 6", "B 4"])
    #expect(picture.bands.count == 3)
    // What changes is drawn last, above the rest.
    #expect(picture.bands.map(\.isSame) == [true, true, false])
    let (left, right) = (picture.bars.filter(\.isLeft), picture.bars.filter { !$0.isLeft })
    #expect(left.map(\.height).reduce(0, +) == right.map(\.height).reduce(0, +))
    #expect(picture.bars.allSatisfy { $0.y + $0.height <= picture.height })
  }

  @Test func `labels more answers than there are letters`() {
    #expect(FlowPicture.letter(0) == "A")
    #expect(FlowPicture.letter(25) == "Z")
    #expect(FlowPicture.letter(26) == "AA")
  }
}
