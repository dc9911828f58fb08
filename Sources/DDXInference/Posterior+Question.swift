extension Posterior {
  /// The mean, given each joint state, of a number that depends on what an observation's channels
  /// gather: over the states that the joint state leaves open.
  ///
  /// The number is that of something not yet learnt, such as P(present).
  package func mean(
    of observation: Observation, _ number: (_ gathered: (Int) -> Double) -> Double
  ) -> [Double] {
    let examples = examples
    let dependents = observation.dependents
    let kinds = dependents.map {
      StateKinds(observation, cause: $0, states: classes[$0].count).all
    }
    let weights = zip(dependents, kinds).map { cause, kinds in
      kinds.map { kind in
        mean(
          of: classes[cause].indices.map { kind.states.contains($0) ? 1 : 0 }, cause: cause)
      }
    }
    let columns = observation.channels.map { channel in
      space.gathered(channel) { cause, state in
        dependents.contains(cause) ? channel.neutral : channel.values[cause][examples[cause][state]]
      }
    }
    return joint.indices.map { state in
      guard joint[state] > 0 else { return 0 }
      let active = dependents.indices.filter { subsets[state] & 1 << dependents[$0] != 0 }
      func mean(_ gathered: [Double], _ depth: Int) -> Double {
        guard depth < active.count else { return number { gathered[$0] } }
        let index = active[depth]
        return kinds[index].indices.reduce(0) { sum, kind in
          let weight = weights[index][kind][state] ?? 0
          guard weight > 0 else { return sum }
          let values = kinds[index][kind].values
          return sum + weight
            * mean(
              gathered.indices.map {
                observation.channels[$0].joined(gathered[$0], values[$0])
              }, depth + 1)
        }
      }
      return mean(columns.map { $0[state] }, 0)
    }
  }
}
