import DDXCore
import DDXInference

extension Workup.WeighedBlocks {
  /// The possible explanations of the result of a block, after all the evidence; nil if it has no reading
  /// of its own, or is modelled by a plain accuracy.
  ///
  /// Non-arrival is divided among its causes in proportion to how often each of them alone keeps a block
  /// from arriving.
  func explanation(ofBlock index: Int, in workup: Workup) -> BlockExplanation? {
    guard let place = readings.readings.firstIndex(where: { $0.blocks == [index] }),
      !model.isPlain(workup.profile.blocks[index].procedure)
    else { return nil }
    let accounts = state.accounts(ofReading: place)
    func chance(_ account: Instrument.Account) -> Double { accounts[account] ?? 0 }
    let notDelivered = chance(.notDelivered)
    let manner = model.manner(of: workup.profile.blocks[index])
    let delivery = model.response.delivery
    let missed = delivery.missed.value
    let vessel = (1 - missed) * manner.uptake * delivery.uptakeDefeats.value
    let sensitised =
      (1 - missed) * (1 - manner.uptake * delivery.uptakeDefeats.value)
      * (1 - patient.sensitisation)
    let parts = missed + vessel + sensitised
    func part(_ share: Double) -> Probability {
      Probability(clamping: parts > 0 ? notDelivered * share / parts : 0)
    }
    return BlockExplanation(
      missed: part(missed), vessel: part(vessel),
      anatomy: Probability(clamping: chance(.channelFailed)),
      sensitised: part(sensitised),
      placebo: Probability(clamping: chance(.mimicked)))
  }
}
