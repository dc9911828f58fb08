import DDXCore
import Synchronization
import Testing

@Suite struct `Work on several threads` {
  @Test(arguments: [1, 2, 7]) func `comes out in the order of the input`(jobs: Int) async {
    var inputs = (0..<300).makeIterator()
    var taken: [Int] = []
    await OrderedRun(jobs: jobs).run {
      inputs.next()
    } work: { number -> Int in
      // Earlier pieces take longer, so that later ones are done first.
      var sum = 0
      for step in 0..<(number % 7 == 0 ? 200_000 : 10) { sum &+= step &* number }
      return sum == 1 ? -1 : number
    } take: {
      taken.append($0)
      return true
    }
    #expect(taken == Array(0..<300))
  }

  @Test func `holds a few pieces at once, however many there are`() async {
    let running = Mutex((now: 0, most: 0))
    var begun = 0
    var taken = 0
    var most = 0
    await OrderedRun(jobs: 3).run { () -> Int? in
      begun += 1
      most = max(most, begun - taken)
      return begun <= 200 ? begun : nil
    } work: { number in
      running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      defer { running.withLock { $0.now -= 1 } }
      return number
    } take: { _ in
      taken += 1
      return true
    }
    #expect(taken == 200)
    #expect(most <= 13)
    #expect(running.withLock { $0.most } <= 3)
  }

  @Test func `ends when the consumer stops`() async {
    var inputs = (0..<1_000).makeIterator()
    var taken = 0
    await OrderedRun(jobs: 2).run {
      inputs.next()
    } work: {
      $0
    } take: { _ in
      taken += 1
      return taken < 10
    }
    #expect(taken == 10)
  }

  @Test func `throws the first error in the order of the input`() async {
    struct Broken: Error, Equatable { let number: Int }
    var inputs = (0..<100).makeIterator()
    var taken: [Int] = []
    await #expect(throws: Broken(number: 6)) {
      try await OrderedRun(jobs: 4).run {
        inputs.next()
      } work: { (number: Int) throws(Broken) -> Int in
        guard number < 6 else { throw Broken(number: number) }
        return number
      } take: {
        taken.append($0)
        return true
      }
    }
    #expect(taken == Array(0..<6))
  }
}

@Suite struct `A range worked on in parts` {
  @Test(arguments: [1, 2, 3, 7, 50])
  func `gives what came of each part in order`(parts: Int) {
    let outputs = (3..<23).inParts(parts) { $0.map { $0 * $0 } }
    #expect(outputs.count == min(parts, 20))
    #expect(outputs.allSatisfy { !$0.isEmpty })
    #expect(outputs.flatMap(\.self) == (3..<23).map { $0 * $0 })
  }

  @Test func `may be empty`() {
    #expect((0..<0).inParts(4) { $0.count } == [0])
  }
}
