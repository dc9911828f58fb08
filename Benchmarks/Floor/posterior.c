#include "floor.h"

void floor_posterior(
  int causes, int findings, const double *restrict chances, const double *restrict rates,
  const char *restrict isOn, double *restrict joint, double *restrict scratch,
  double *restrict marginals)
{
  int sets = 1 << causes;
  joint[0] = 1;
  for (int cause = 0; cause < causes; cause++)
    for (int set = 0, half = 1 << cause; set < half; set++) {
      joint[half + set] = joint[set] * chances[cause];
      joint[set] *= 1 - chances[cause];
    }
  joint[0] = 0;
  for (int finding = 0; finding < findings; finding++) {
    const double *rate = rates + finding * causes;
    double leak = rate[0];
    for (int cause = 1; cause < causes; cause++)
      if (rate[cause] < leak) leak = rate[cause];
    scratch[0] = 1 - leak;
    for (int cause = 0; cause < causes; cause++) {
      double shrinkage = (1 - rate[cause]) / (1 - leak);
      for (int set = 0, half = 1 << cause; set < half; set++)
        scratch[half + set] = scratch[set] * shrinkage;
    }
    if (isOn[finding])
      for (int set = 0; set < sets; set++) joint[set] *= 1 - scratch[set];
    else
      for (int set = 0; set < sets; set++) joint[set] *= scratch[set];
  }
  double total = 0;
  for (int set = 0; set < sets; set++) total += joint[set];
  for (int set = 0; set < sets; set++) joint[set] /= total;
  for (int cause = 0; cause < causes; cause++) {
    marginals[cause] = 0;
    for (int set = 0; set < sets; set++)
      if (set >> cause & 1) marginals[cause] += joint[set];
  }
}
