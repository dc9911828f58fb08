#include "floor.h"

#include <math.h>

enum { MOST = 32 };

/// P(outcome >= k | share), whatever the trait and the channel.
static double at_least(
  const struct floor_procedure *p, double trait, int k, double share)
{
  const double *row = p->curve[k];
  double reached = share <= 0.5 ? row[0] + (row[1] - row[0]) * 2 * share
                                : row[1] + (row[2] - row[1]) * (2 * share - 1);
  double response = p->delivery * reached + (1 - p->delivery) * row[0];
  double sound = 0, failed = 0;
  for (int has = 0; has < 2; has++) {
    double weight = has ? trait : 1 - trait;
    sound += weight * (1 - (1 - response) * (1 - p->mimicry[has][k]));
    failed += weight * (1 - (1 - row[0]) * (1 - p->mimicry[has][k]));
  }
  return (1 - p->failure) * sound + p->failure * failed;
}

void floor_information(
  int causes, const double *restrict joint, int procedures,
  const struct floor_procedure *restrict procedure, double trait, double *restrict bits)
{
  for (int number = 0; number < procedures; number++) {
    const struct floor_procedure *p = procedure + number;
    // The outcome depends on how many are present and how many of them are reached, and on no more.
    double weight[MOST][MOST] = {{0}};
    for (unsigned set = 1; set < 1u << causes; set++)
      weight[__builtin_popcount(set)][__builtin_popcount(set & p->reached)] += joint[set];
    double chance[MOST][MOST][3], total[3] = {0};
    for (int present = 1; present <= causes; present++)
      for (int reached = 0; reached <= present; reached++) {
        double share = (double)reached / present;
        double one = at_least(p, trait, 0, share), two = at_least(p, trait, 1, share);
        double *row = chance[present][reached];
        row[0] = 1 - one;
        row[1] = one - two;
        row[2] = two;
        for (int outcome = 0; outcome < 3; outcome++)
          total[outcome] += weight[present][reached] * row[outcome];
      }
    bits[number] = 0;
    for (int present = 1; present <= causes; present++)
      for (int reached = 0; reached <= present; reached++)
        for (int outcome = 0; outcome < 3; outcome++) {
          double row = chance[present][reached][outcome], both = weight[present][reached] * row;
          if (both > 0) bits[number] += both * log2(row / total[outcome]);
        }
  }
}
