import DDXCore
import DDXInference

/// Turns the modules' answers into a network: here the clinical words stop.
struct NetworkAssembler: Sendable {
  let model: EvidenceModel

  /// One source of a run: assessed, or a latent cause without evidence.
  final class Source: Sendable {
    let id: SourceID
    let share: Double
    let assessment: SourceAssessment?
    /// Whether all that it may state was read when the rules were made.
    let isRead: Bool
    /// The findings that it leaves to another source, which took them over from it.
    let leaves: Set<FindingCode>
    /// The sources whose shares were taken from it.
    let parts: [(id: SourceID, share: Double)]

    init(
      id: SourceID, share: Double, assessment: SourceAssessment?, isRead: Bool = false,
      leaves: Set<FindingCode> = [], parts: [(id: SourceID, share: Double)] = []
    ) {
      self.id = id
      self.share = share
      self.assessment = assessment
      self.isRead = isRead
      self.leaves = leaves
      self.parts = parts
    }
  }

  /// A network with the way back to clinical words.
  struct Assembly: Sendable {
    let network: Network
    let sources: [Source]
    /// The sites of each source; each is a state of its cause.
    let sites: [[SiteShare]]
    /// What was recorded, one for each observation of the network.
    let nodes: [RecordedNode]
    /// The findings that concern no site of the source that reads them.
    let elsewhere: [(finding: Finding, source: SourceID)]
    /// What was recorded, family by family.
    let list: FamilyList
  }

  /// Assembles the network.
  func assemble(
    _ sources: [Source], age: Double, painSide: Side, multipleSources: Double
  ) -> Assembly {
    Self.assemble(
      sources,
      from: FamilyList(model: model, age: age, painSide: painSide, sources: sources),
      prior: Self.prior(of: sources, multipleSources: multipleSources))
  }

  /// Assembles the network of what was recorded.
  static func assemble(
    _ sources: [Source], from list: FamilyList, prior: CausePrior
  ) -> Assembly {
    let placed = sources.map(PlacedSource.init)
    let (nodes, elsewhere) = list.nodes(placed)
    return Assembly(
      network: Network(
        causes: placed.map { Cause(name: $0.id.name, states: $0.sites.map(\.share)) },
        prior: prior, observations: nodes.map(\.observation)),
      sources: sources, sites: placed.map(\.sites), nodes: nodes, elsewhere: elsewhere,
      list: list)
  }

  /// The prior of sources, some of which may be parts of what `other` was.
  static func prior(of sources: [Source], multipleSources: Double) -> CausePrior {
    CausePrior(
      shares: sources.map(\.share), multiple: multipleSources, division: division(of: sources))
  }

  /// The source of which others are parts, and these; nil where no module was added.
  static func division(of sources: [Source]) -> (whole: Int, parts: Set<Int>)? {
    sources.firstIndex { !$0.parts.isEmpty }.map { whole in
      let ids = Set(sources[whole].parts.map(\.id))
      return (whole, Set(sources.indices.filter { ids.contains(sources[$0].id) }))
    }
  }
}

extension CausePrior {
  /// The prior of sources with these shares, of which some may be parts of one.
  init(shares: [Double], multiple: Double, division: (whole: Int, parts: Set<Int>)?) {
    if let division {
      self.init(shares: shares, multiple: multiple, parts: division.parts, of: division.whole)
    } else {
      self.init(shares: shares, multiple: multiple)
    }
  }
}

extension Finding {
  /// Whether two findings are the same entry: the same code, side and level.
  func isSameEntry(as other: Finding) -> Bool {
    code == other.code && side == other.side && level == other.level
  }
}

extension Array {
  /// The array, or the one element in place of an empty one.
  func nonEmpty(or element: Element) -> [Element] { isEmpty ? [element] : self }
}
