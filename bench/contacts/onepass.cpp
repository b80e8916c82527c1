// The textbook passes in C++, as peers of the kernel: g++ -O3 -march=native. Reads columns of u32 (from, to, stamp, sorted by stamp,
// in list order) and answers commands on standard input, a line each, so that runs of both sides can take turns:
//   NAME SEED  ->  nanoseconds reached sum-of-arrivals valid
// Arrivals are stamps. Predecessors are kept by every pass, as the kernel keeps them; `valid` is how many lead back to the seed in time.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using std::vector;
typedef uint32_t u32;
typedef uint64_t u64;
static const u32 NEVER = 0xffffffffu;

struct Log {
  u32 n;
  vector<u32> u, v, t;
};

static vector<u32> column(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  vector<u32> values(file.tellg() / 4);
  file.seekg(0);
  file.read(reinterpret_cast<char*>(values.data()), values.size() * 4);
  return values;
}

// Wu et al., PVLDB 7(9) 2014: one pass in list order, which misses chains of equal time that are listed the wrong way round.
static void textbook(const Log& log, u32 seed, vector<u32>& arrival, vector<u32>& by) {
  const size_t m = log.u.size();
  arrival[seed] = 0;
  for (size_t i = 0; i < m; i++) {
    const u32 t = log.t[i];
    if (arrival[log.u[i]] <= t && t < arrival[log.v[i]]) {
      arrival[log.v[i]] = t;
      by[log.v[i]] = i;
    }
  }
}

// Exact where contacts of one time chain: each group of equal time is repeated until nothing changes.
static void groups(const Log& log, u32 seed, vector<u32>& arrival, vector<u32>& by) {
  const size_t m = log.u.size();
  arrival[seed] = 0;
  for (size_t start = 0; start < m;) {
    const u32 t = log.t[start];
    size_t end = start;
    bool changed = false;
    for (; end < m && log.t[end] == t; end++) {
      if (arrival[log.u[end]] <= t && t < arrival[log.v[end]]) {
        arrival[log.v[end]] = t;
        by[log.v[end]] = end;
        changed = true;
      }
    }
    while (changed && end - start > 1) {
      changed = false;
      for (size_t i = start; i < end; i++) {
        if (arrival[log.u[i]] <= t && t < arrival[log.v[i]]) {
          arrival[log.v[i]] = t;
          by[log.v[i]] = i;
          changed = true;
        }
      }
    }
    start = end;
  }
}

// The same, told in one loop over contacts that looks for the end of a group only once something in it changed.
static void groupsLazily(const Log& log, u32 seed, vector<u32>& arrival, vector<u32>& by) {
  const size_t m = log.u.size();
  arrival[seed] = 0;
  size_t start = 0;
  bool changed = false;
  for (size_t i = 0; i < m; i++) {
    const u32 t = log.t[i];
    if (i > 0 && t != log.t[i - 1]) {
      start = i;
      changed = false;
    }
    if (arrival[log.u[i]] <= t && t < arrival[log.v[i]]) {
      arrival[log.v[i]] = t;
      by[log.v[i]] = i;
      changed = true;
    }
    const bool last = i + 1 == m || log.t[i + 1] != t;
    while (last && changed && i > start) {
      changed = false;
      for (size_t j = start; j <= i; j++) {
        if (arrival[log.u[j]] <= t && t < arrival[log.v[j]]) {
          arrival[log.v[j]] = t;
          by[log.v[j]] = j;
          changed = true;
        }
      }
    }
  }
}

// Exact where contacts of one time do not chain: what a group gives is given once all of the group has been seen.
static void commit(const Log& log, u32 seed, vector<u32>& arrival, vector<u32>& by) {
  const size_t m = log.u.size();
  vector<u32> waiting;
  arrival[seed] = 0;
  for (size_t start = 0; start < m;) {
    const u32 t = log.t[start];
    size_t end = start;
    waiting.clear();
    for (; end < m && log.t[end] == t; end++) {
      if (arrival[log.u[end]] != NEVER && arrival[log.v[end]] == NEVER) waiting.push_back(end);
    }
    for (u32 i : waiting) {
      if (arrival[log.v[i]] == NEVER) {
        arrival[log.v[i]] = t;
        by[log.v[i]] = i;
      }
    }
    start = end;
  }
}

// With a latency of one stamp a contact: whoever is told has it at the next. In list order this is exact, since nothing chains within a time.
static const u32 LATENCY = 1;
static void latency(const Log& log, u32 seed, vector<u32>& arrival, vector<u32>& by) {
  const size_t m = log.u.size();
  arrival[seed] = 0;
  for (size_t i = 0; i < m; i++) {
    const u32 t = log.t[i];
    if (arrival[log.u[i]] <= t && t + LATENCY < arrival[log.v[i]]) {
      arrival[log.v[i]] = t + LATENCY;
      by[log.v[i]] = i;
    }
  }
}

// One bit an actor, the kernel's own trick, in list order: where C++ is faster than we are.
static void bits(const Log& log, u32 seed, vector<u32>& arrival, vector<u32>& by) {
  const size_t m = log.u.size();
  vector<u32> informed((log.n + 31) / 32, 0);
  informed[seed >> 5] |= 1u << (seed & 31);
  by[seed] = 0x80000000u;
  for (size_t i = 0; i < m; i++) {
    const u32 x = log.u[i];
    if ((informed[x >> 5] >> (x & 31)) & 1) {
      const u32 y = log.v[i];
      if (!((informed[y >> 5] >> (y & 31)) & 1)) {
        informed[y >> 5] |= 1u << (y & 31);
        by[y] = i;
      }
    }
  }
  arrival[seed] = 0;
  for (u32 x = 0; x < log.n; x++)
    if (by[x] != NEVER && x != seed) arrival[x] = log.t[by[x]];
}

// Contacts within an interval of stamps, by their first: each stands for one contact at every stamp of it.
struct Spans {
  vector<u32> u, v, first, last;
};

// Intervals exploded into instants, without a list of them: at each stamp its contacts, then one for every span that is open. In list
// order as the textbook has it, or until nothing changes (`exactly`).
static void exploded(const Log& log, const Spans& spans, u32 seed, bool exactly, vector<u32>& arrival, vector<u32>& by) {
  const size_t m = log.u.size();
  vector<u32> open;
  size_t next = 0, i = 0;
  arrival[seed] = 0;
  for (u32 t = 0; i < m || next < spans.u.size() || !open.empty(); t++) {
    for (; next < spans.u.size() && spans.first[next] == t; next++) open.push_back(next);
    size_t end = i;
    while (end < m && log.t[end] == t) end++;
    bool changed;
    do {
      changed = false;
      for (size_t j = i; j < end; j++) {
        if (arrival[log.u[j]] <= t && t < arrival[log.v[j]]) {
          arrival[log.v[j]] = t;
          by[log.v[j]] = j;
          changed = true;
        }
      }
      for (u32 k : open) {
        if (arrival[spans.u[k]] <= t && t < arrival[spans.v[k]]) {
          arrival[spans.v[k]] = t;
          by[spans.v[k]] = m + k;
          changed = true;
        }
      }
    } while (exactly && changed);
    i = end;
    for (size_t k = 0; k < open.size();) {
      if (spans.last[open[k]] <= t) {
        open[k] = open.back();
        open.pop_back();
      } else k++;
    }
  }
}

// How many of those reached have evidence that holds: a contact to them, in time from one whose own evidence holds.
static u64 validOnes(const Log& log, u32 seed, bool strict, u32 taken, const vector<u32>& arrival, const vector<u32>& by) {
  enum : unsigned char { unknown, open, holds, fails };
  vector<unsigned char> found(log.n, unknown);
  vector<u32> trail;
  found[seed] = holds;
  u64 valid = 0;
  for (u32 x = 0; x < log.n; x++) {
    if (arrival[x] == NEVER || x == seed) continue;
    u32 at = x;
    trail.clear();
    while (found[at] == unknown) {
      const u32 i = by[at];
      found[at] = open;
      trail.push_back(at);
      if (i == NEVER || log.v[i] != at || log.t[i] + taken != arrival[at]) break;
      const u32 sender = log.u[i];
      if (sender != seed && (strict ? arrival[sender] >= log.t[i] : arrival[sender] > log.t[i])) break;
      at = sender;
    }
    const unsigned char verdict = found[at] == holds ? holds : fails;
    for (u32 past : trail) found[past] = verdict;
    if (found[x] == holds) valid++;
  }
  return valid;
}

int main(int argc, char** argv) {
  const std::string folder = argv[1];
  Log log{static_cast<u32>(std::stoul(argv[2])), column(folder + "/from.u32"), column(folder + "/to.u32"), column(folder + "/stamp.u32")};
  Spans spans;
  if (argc > 3) spans = {column(folder + "/spans.from.u32"), column(folder + "/spans.to.u32"), column(folder + "/spans.first.u32"), column(folder + "/spans.last.u32")};
  vector<u32> arrival(log.n), by(log.n);
  std::string name;
  u32 seed;
  while (std::cin >> name >> seed) {
    std::fill(arrival.begin(), arrival.end(), NEVER);
    std::fill(by.begin(), by.end(), NEVER);
    const auto begun = std::chrono::steady_clock::now();
    if (name == "textbook") textbook(log, seed, arrival, by);
    else if (name == "groups") groups(log, seed, arrival, by);
    else if (name == "lazy") groupsLazily(log, seed, arrival, by);
    else if (name == "commit") commit(log, seed, arrival, by);
    else if (name == "latency") latency(log, seed, arrival, by);
    else if (name == "exploded" || name == "exactly") exploded(log, spans, seed, name == "exactly", arrival, by);
    else bits(log, seed, arrival, by);
    const auto taken = std::chrono::steady_clock::now() - begun;
    u64 reached = 0, sum = 0;
    for (u32 x = 0; x < log.n; x++) {
      if (arrival[x] != NEVER && x != seed) {
        reached++;
        sum += arrival[x];
      }
    }
    const u64 valid = argc > 3 ? 0 : validOnes(log, seed, name == "commit", name == "latency" ? LATENCY : 0, arrival, by);
    printf("%lld %llu %llu %llu\n", static_cast<long long>(std::chrono::duration_cast<std::chrono::nanoseconds>(taken).count()), static_cast<unsigned long long>(reached), static_cast<unsigned long long>(sum), static_cast<unsigned long long>(valid));
    fflush(stdout);
  }
}
