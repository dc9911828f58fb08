import DDXCore

extension FixedOrder {
  /// The orders that publications describe, each with how far it was read.
  ///
  /// Those marked as recollected or assumed were not read in the paper itself: what they score is a
  /// hint, no comparison with the paper.
  public static let published: [FixedOrder] = [
    FixedOrder(
      id: "facet-first",
      title: "facet joint, with leg pain the root, sacroiliac joint, disc last",
      citation: "Manchikanti2001P", status: .recollection, steps: spine),
    FixedOrder(
      id: "pain-mapping", title: "root, facet joint, sacroiliac joint, disc",
      citation: "Pang1998", status: .assumed,
      steps: [
        Step("nerve-root"), Step("facet-joint"), Step("sacroiliac-joint"),
        Step("intervertebral-disc"),
      ]),
    FixedOrder(
      id: "clinical-tree",
      title: """
        pain that centralises: disc; three tests of the joint: sacroiliac joint; leg pain with signs \
        of a root: root; else facet joint
        """,
      citation: "Petersen2017", status: .recollection,
      steps: [
        Step("intervertebral-disc", when: [["disc.centralisation"]]),
        Step("sacroiliac-joint", when: [["sij.three-positive-tests"]]),
        Step(
          "nerve-root",
          when: [
            ["pain.leg-dominant", "pain.dermatomal"],
            ["root.slr", "root.crossed-slr", "root.signs-match-one-root"],
          ]),
        Step("facet-joint"),
      ]),
    FixedOrder(
      id: "hip-first", title: "signs of the hip: hip joint; else as facet-first",
      citation: "Sembrano2009", status: .secondary,
      steps: [
        Step(
          "hip-joint", when: [["pain.groin", "hip.limp", "hip.decreased-internal-rotation"]])
      ] + spine),
  ]

  private static let spine = [
    Step("facet-joint"), Step("nerve-root", when: [["pain.leg"]]), Step("sacroiliac-joint"),
    Step("intervertebral-disc"),
  ]
}
