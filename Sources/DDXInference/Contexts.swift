/// What is present, and of one cause also in which kind of state: given a context, the states of
/// the other causes depend on nothing but what was learnt of each alone.
///
/// The one cause is the hub: the one with which most others share an observation.
struct Contexts {
  /// The cause whose kinds of states are told apart, if any.
  let hub: Int?
  /// The kind of each state of the hub, from 0.
  let kinds: [Int]
  /// The causes present, one bit for each, context by context.
  let subsets: [Int]
  /// The kind of the hub's state, context by context; nil where it is absent.
  let kindOf: [Int?]
  /// A state of each kind of the hub.
  let examples: [Int]

  private let firstOf: [Int]

  init(_ network: Network, keeping kept: [[Int]]?) {
    let tied = network.observations.filter { $0.dependents.count > 1 }
    var ties = [Int](repeating: 0, count: network.causes.count)
    for observation in tied { for cause in observation.dependents { ties[cause] += 1 } }
    let hub = ties.indices.filter { ties[$0] > 0 }.max { left, right in
      ties[left] != ties[right] ? ties[left] < ties[right] : left > right
    }
    self.hub = hub
    let kinds =
      hub.map { hub in
        stateClasses(
          of: hub, states: network.causes[hub].states.count, kept: kept, tied: tied)
      } ?? []
    self.kinds = kinds
    let examples =
      kinds.isEmpty ? [] : (0...(kinds.max() ?? 0)).compactMap { kinds.firstIndex(of: $0) }
    self.examples = examples
    var subsets: [Int] = []
    var kindOf: [Int?] = []
    var firstOf: [Int] = []
    for subset in 0..<(1 << network.causes.count) {
      firstOf.append(subsets.count)
      if let hub, subset & 1 << hub != 0 {
        for kind in examples.indices {
          subsets.append(subset)
          kindOf.append(kind)
        }
      } else {
        subsets.append(subset)
        kindOf.append(nil)
      }
    }
    self.subsets = subsets
    self.kindOf = kindOf
    self.firstOf = firstOf
  }

  /// The number of contexts.
  var count: Int { subsets.count }

  /// The context of a subset and a kind of the hub's state, which counts where the hub is present.
  func index(of subset: Int, kind: Int) -> Int {
    guard let hub, subset & 1 << hub != 0 else { return firstOf[subset] }
    return firstOf[subset] + kind
  }

  /// What a channel gathers in each context; of the cause left out, nothing.
  func gathered(_ channel: Channel, leavingOut omitted: Int? = nil) -> [Double] {
    let silent = [omitted, hub].compactMap { $0 }
    let plain = channel.overSubsets(leavingOut: silent)
    guard let hub, hub != omitted else { return subsets.map { plain[$0] } }
    return subsets.indices.map { context in
      guard let kind = kindOf[context] else { return plain[subsets[context]] }
      return channel.joined(plain[subsets[context]], channel.values[hub][examples[kind]])
    }
  }
}

/// The class of each state of a cause: what is to be kept apart, or what tied observations tell
/// apart, are different classes.
func stateClasses(of cause: Int, states: Int, kept: [[Int]]?, tied: [Observation]) -> [Int] {
  var known: [(kept: Int, values: [[Double]])] = []
  let tied = tied.filter { $0.dependents.contains(cause) }
  return (0..<states).map { state in
    let key = (
      kept: kept?[cause][state] ?? 0, values: tied.map { $0.values(of: cause, in: state) }
    )
    if let index = known.firstIndex(where: { $0 == key }) { return index }
    known.append(key)
    return known.count - 1
  }
}
