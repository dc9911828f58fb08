// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "PiriformisSyndrome",
  dependencies: [.package(name: "ddx", path: "../..", traits: [])],
  targets: [
    .target(
      name: "PiriformisSyndrome",
      dependencies: [.product(name: "DDXCore", package: "ddx")],
      exclude: ["README.md", "Evidence"],
      plugins: [.plugin(name: "EmbedDocuments", package: "ddx")]),
    .executableTarget(
      name: "ddx-piriformis",
      dependencies: ["PiriformisSyndrome", .product(name: "DDXCommands", package: "ddx")]),
    .testTarget(
      name: "PiriformisSyndromeTests",
      dependencies: ["PiriformisSyndrome", .product(name: "DDXTesting", package: "ddx")]),
  ]
)
