/// Which causes are present and, for one cause, the kind of its state: given a context, the states of
/// the other causes depend only on the evidence on each alone.
///
/// That one cause is the hub: the one with which most others share an observation.
struct Contexts: Equatable, Sendable {
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

  init(_ network: Network) {
    let tied = network.observations.filter { $0.dependents.count > 1 }
    var ties = [Int](repeating: 0, count: network.causes.count)
    for observation in tied { for cause in observation.dependents { ties[cause] += 1 } }
    let hub = ties.indices.filter { ties[$0] > 0 }.max { left, right in
      ties[left] != ties[right] ? ties[left] < ties[right] : left > right
    }
    self.hub = hub
    let kinds =
      hub.map { stateClasses(of: $0, states: network.causes[$0].states.count, tied: tied) } ?? []
    self.kinds = kinds
    examples = kinds.isEmpty ? [] : Contexts.examples(of: kinds)
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
    // Without a hub there is one context for each subset, bit by bit.
    guard let hub else { return plain }
    guard hub != omitted else { return subsets.map { plain[$0] } }
    let values = examples.map { channel.values[hub][$0] }
    return [Double](unsafeUninitializedCapacity: count) { buffer, used in
      var context = 0
      for (subset, gathered) in plain.enumerated() {
        if subset & 1 << hub == 0 {
          buffer.initializeElement(at: context, to: gathered)
          context += 1
        } else {
          for value in values {
            buffer.initializeElement(at: context, to: channel.joined(gathered, value))
            context += 1
          }
        }
      }
      used = context
    }
  }

  /// A state of each class.
  static func examples(of classes: [Int]) -> [Int] {
    (0...(classes.max() ?? 0)).compactMap { classes.firstIndex(of: $0) }
  }
}

/// The class of each state of a cause: what tied observations, or a number given for each state, tell
/// apart are different classes.
func stateClasses(
  of cause: Int, states: Int, kept: [Int]? = nil, tied: [Observation]
) -> [Int] {
  var known: [(kept: Int, values: [[Double]])] = []
  let tied = tied.filter { $0.dependents.contains(cause) }
  return (0..<states).map { state in
    let key = (kept: kept?[state] ?? 0, values: tied.map { $0.values(of: cause, in: state) })
    if let index = known.firstIndex(where: { $0 == key }) { return index }
    known.append(key)
    return known.count - 1
  }
}
