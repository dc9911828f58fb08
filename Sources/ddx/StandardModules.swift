package import DDXCore
import FacetJoint
import HipJoint
import IntervertebralDisc
import NerveRoot
import SacroiliacJoint

/// The modules in this package: the only list of them.
///
/// One takes part where the protocol names an edition of its evidence, or `--module` names it.
package let standardModules: [any PainSourceFactory] = [
  FacetJoint(),
  HipJoint(),
  IntervertebralDisc(),
  NerveRoot(),
  SacroiliacJoint(),
]
