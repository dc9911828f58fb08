// What inference costs in C that knows nothing but sets of causes: the floor for the engine's times.

#ifndef FLOOR_H
#define FLOOR_H

/// P(set of causes present | findings), by going through all sets.
///
/// Finding f is on in the set S with probability 1 - (1 - b) Π_{i in S} (1 - rates[f][i]) / (1 - b),
/// b its least rate, and was seen to be on or off.
///
/// @param chances    Of each cause, before the condition that one is present.
/// @param rates      One row of `causes` numbers for each finding.
/// @param isOn       For each finding whether it was seen.
/// @param joint      Room for 2^causes numbers; P(S | findings), the bits of the index being S.
/// @param scratch    Room for 2^causes numbers.
/// @param marginals  Room for `causes` numbers; P(cause present | findings).
void floor_posterior(
  int causes, int findings, const double *chances, const double *rates, const char *isOn,
  double *joint, double *scratch, double *marginals);

/// A procedure with three outcomes, and what it reaches in full.
struct floor_procedure {
  unsigned reached;
  double delivery;
  double failure;
  /// P(outcome >= k | share) at the shares 0, 0.5 and 1, for k = 1 and 2.
  double curve[2][3];
  /// P(outcome >= k) by mimicry, without and with the trait.
  double mimicry[2][2];
};

/// I(S; outcome) in bits for each procedure, the share being that of the causes present.
void floor_information(
  int causes, const double *joint, int procedures, const struct floor_procedure *procedure,
  double trait, double *bits);

#endif
