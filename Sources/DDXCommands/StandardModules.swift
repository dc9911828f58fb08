public import DDXCore
import FacetJoint
import HipJoint
import IntervertebralDisc
import NerveRoot
import SacroiliacJoint

/// The modules of this `ddx`: the only list of them.
public let standardModules: [any PainSourceFactory] = [
  FacetJoint(),
  HipJoint(),
  IntervertebralDisc(),
  NerveRoot(),
  SacroiliacJoint(),
]
