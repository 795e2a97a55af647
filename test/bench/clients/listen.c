/*
 * Many WebSocket clients in one process: they cost next to nothing, prove the order of what they hear, and take its time.
 *
 *   listen PORT COUNT PATH resound|socketio [HEADER]...
 *
 * Opens COUNT sockets at once and prints "ready" when every one was greeted. A frame of an event is a text with the member "meta", which has
 * "position", "previous" and "at". On each line on stdin it does as it is told and prints one line:
 *
 *   count      OPEN LEAST MOST SUM CAUGHT FAULTS CLOSED CODE FIRST LAST: sockets that are open; of those that read, the fewest and the most
 *              events of one; events of all; sockets that caught up; breaks of the order; sockets that were closed, and the last close
 *              code; the lowest and the highest cursor of those that read
 *   stop N     the first N sockets are no longer read
 *   go         they are read again
 *   clear      forgets the latencies so far
 *   latency    SAMPLES P50 P90 P99 MOST: from "at" to the read that brought the event, in microseconds, of those that were read all the time
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { POSITION = 32, BUFFER = 8 << 20, BUCKETS = 1000000, BUCKET_US = 10 };
enum state { CONNECTING, UPGRADING, OPEN, CLOSED };

struct client {
  int fd;
  enum state state;
  int greeted, stopped, lagged, caught_up;
  long events;
  char cursor[POSITION];
  /* The beginning of a frame whose end has not come. */
  char *rest;
  size_t kept;
};

static struct client *clients;
static int count, ready, socketio, poll_fd, port;
static const char *path;
static char **headers;
static long faults, closed;
static int close_code;
static unsigned *latencies;
static char *buffer;

static void fail(const char *what) { perror(what); exit(1); }

static long long now_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

/* Of "2026-11-29T17:53:16.123456Z", with as many digits of the second as there are. All sockets hear the same: it is read once. */
static long long moment_of(const char *text) {
  static char known[28];
  static long long moment;
  if (!memcmp(known, text, 27)) return moment;
  memcpy(known, text, 27);
  struct tm parts = {0};
  const char *rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &parts);
  if (rest == NULL) return 0;
  long long us = 0, unit = 1000000;
  if (*rest == '.') for (rest++; *rest >= '0' && *rest <= '9'; rest++) us += (*rest - '0') * (unit /= 10);
  return moment = timegm(&parts) * 1000000LL + us;
}

/* What a frame says does not always stand at the same place, but mostly at that of the frame before. */
static const char *find(const char *text, size_t size, const char *what, size_t length, size_t *guess) {
  if (*guess >= length && *guess <= size && !memcmp(text + size - *guess, what, length)) return text + size - *guess;
  const char *found = memmem(text, size, what, length);
  /* Of the payload it may be a part as well: the last one is ours. */
  for (const char *next = found; next != NULL; next = memmem(next + 1, text + size - next - 1, what, length)) found = next;
  if (found != NULL) *guess = text + size - found;
  return found;
}
#define FIND(text, size, what, guess) find(text, size, what, sizeof what - 1, guess)

static void fault(struct client *one, const char *text, size_t size) {
  if (faults++ == 0) {
    fprintf(stderr, "socket %d stands at %.32s, and hears %.*s\n", (int)(one - clients), one->cursor, (int)(size > 600 ? 600 : size), text);
  }
}

static void greet(struct client *one) {
  if (one->greeted) return;
  one->greeted = 1;
  if (++ready == count) { puts("ready"); fflush(stdout); }
}

static void take_event(struct client *one, const char *text, size_t size, const char *meta, long long now) {
  static const char before[] = "\",\"previous\":\"", at[] = "\"at\":\"";
  static size_t at_guess;
  const char *end = text + size, *position = meta + sizeof "\"meta\":{\"position\":\"" - 1, *previous = position + POSITION + sizeof before - 1;
  if (previous + POSITION > end || memcmp(position + POSITION, before, sizeof before - 1)) { fault(one, text, size); return; }
  if (memcmp(previous, one->cursor, POSITION) > 0 || memcmp(one->cursor, position, POSITION) >= 0) fault(one, text, size);
  memcpy(one->cursor, position, POSITION);
  one->events++;
  if (one->lagged) return;
  const char *moment = FIND(meta, (size_t)(end - meta), at, &at_guess);
  if (moment == NULL || moment + 33 > end) return;
  long long us = now - moment_of(moment + sizeof at - 1), bucket = us < 0 ? 0 : us / BUCKET_US;
  latencies[bucket < BUCKETS ? bucket : BUCKETS - 1]++;
}

static int begins(const char *text, size_t size, const char *with) { return size >= strlen(with) && !memcmp(text, with, strlen(with)); }

static void take_text(struct client *one, const char *text, size_t size, long long now) {
  static size_t meta_guess;
  if (socketio) {
    static const char pong[] = {(char)0x81, (char)0x81, 0, 0, 0, 0, '3'};
    if (begins(text, size, "2") && write(one->fd, pong, sizeof pong) < 0) perror("pong");
    if (begins(text, size, "40")) greet(one);
  }
  const char *meta = FIND(text, size, "\"meta\":{\"position\":\"", &meta_guess);
  if (meta != NULL) { take_event(one, text, size, meta, now); return; }
  if (socketio) return;
  static const char word[] = "\"position\":\"", old[] = "\"previous\":\"";
  const char *position = memmem(text, size, word, sizeof word - 1), *previous = memmem(text, size, old, sizeof old - 1);
  if (begins(text, size, "{\"type\":\"Error\"") || begins(text, size, "{\"type\":\"Gap\"")) fault(one, text, size);
  if (begins(text, size, "{\"type\":\"CaughtUp\"")) one->caught_up = 1;
  if (position != NULL) {
    position += sizeof word - 1;
    /* It never goes back; and where it says what came before, that is not beyond where the socket stands. */
    if (one->greeted && memcmp(one->cursor, position, POSITION) > 0) fault(one, text, size);
    if (previous != NULL && memcmp(previous + sizeof old - 1, one->cursor, POSITION) > 0) fault(one, text, size);
    memcpy(one->cursor, position, POSITION);
  }
  if (begins(text, size, "{\"type\":\"Connected\"")) greet(one);
}

static void drop(struct client *one) {
  if (!one->greeted) { fprintf(stderr, "socket %d was closed before it was greeted\n", (int)(one - clients)); exit(1); }
  close(one->fd);
  one->state = CLOSED;
  closed++;
}

/* Takes the whole frames. Returns how many bytes they are, or -1 where the socket has ended. */
static long take_frames(struct client *one, char *bytes, size_t size, long long now) {
  size_t at = 0;
  while (size - at >= 2) {
    unsigned char *head = (unsigned char *)bytes + at;
    size_t length = head[1], start = length == 127 ? 10 : length == 126 ? 4 : 2;
    if (size - at < start) break;
    if (length == 126) length = (size_t)head[2] << 8 | head[3];
    else if (length == 127) for (length = 0, start = 2; start < 10; start++) length = length << 8 | head[start];
    if (size - at < start + length) break;
    char *payload = bytes + at + start;
    if (head[0] == 0x81) take_text(one, payload, length, now);
    if (head[0] == 0x89 && length < 126) {
      char pong[6 + 125] = {(char)0x8a, (char)(0x80 | length)};
      memcpy(pong + 6, payload, length);
      if (write(one->fd, pong, 6 + length) < 0) perror("pong");
    }
    if (head[0] == 0x88) {
      if (length >= 2) close_code = (unsigned char)payload[0] << 8 | (unsigned char)payload[1];
      fprintf(stderr, "socket %d at %.32s is closed with %d %.*s\n", (int)(one - clients), one->cursor, close_code, (int)length - 2, payload + 2);
      /* Whoever is closed for staying away is told where it stands: that is not before what it has read. */
      drop(one);
      return -1;
    }
    at += start + length;
  }
  return (long)at;
}

static void take(struct client *one) {
  memcpy(buffer, one->rest, one->kept);
  ssize_t size = read(one->fd, buffer + one->kept, BUFFER - one->kept - 1);
  if (size < 0 && errno == EAGAIN) return;
  if (size <= 0) { drop(one); return; }
  long long now = now_us();
  size_t whole = one->kept + size, at = 0;
  buffer[whole] = 0;
  if (one->state == UPGRADING) {
    char *end = memmem(buffer, whole, "\r\n\r\n", 4);
    if (end != NULL) {
      if (!begins(buffer, whole, "HTTP/1.1 101")) { fprintf(stderr, "no upgrade: %.400s\n", buffer); exit(1); }
      at = end + 4 - buffer;
      one->state = OPEN;
      if (socketio) {
        /* Joins the default namespace: packet "40", masked with zeros. */
        static const char join[] = {(char)0x81, (char)0x82, 0, 0, 0, 0, '4', '0'};
        if (write(one->fd, join, sizeof join) < 0) fail("write");
      }
    }
  }
  if (one->state == OPEN) {
    long taken = take_frames(one, buffer + at, whole - at, now);
    if (taken < 0) return;
    at += taken;
  }
  one->kept = whole - at;
  if (one->kept == 0) return;
  one->rest = realloc(one->rest, one->kept);
  memcpy(one->rest, buffer + at, one->kept);
}

static void ask_for_upgrade(struct client *one) {
  int error = 0;
  socklen_t length = sizeof error;
  getsockopt(one->fd, SOL_SOCKET, SO_ERROR, &error, &length);
  if (error != 0) { errno = error; fail("connect"); }
  int size = snprintf(buffer, BUFFER,
                      "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", path, port);
  for (char **header = headers; *header != NULL; header++) size += snprintf(buffer + size, BUFFER - size, "%s\r\n", *header);
  size += snprintf(buffer + size, BUFFER - size, "\r\n");
  if (write(one->fd, buffer, size) != size) fail("write");
  one->state = UPGRADING;
}

static void listen_for(struct client *one, unsigned events, int operation) {
  struct epoll_event event = {.events = events, .data.u32 = (unsigned)(one - clients)};
  if (epoll_ctl(poll_fd, operation, one->fd, &event)) fail("epoll");
}

static void stop(int many) {
  for (struct client *one = clients; one < clients + (many < count ? many : count); one++) {
    if (one->state != OPEN) continue;
    one->stopped = one->lagged = 1;
    listen_for(one, 0, EPOLL_CTL_MOD);
  }
}

static void go(void) {
  for (struct client *one = clients; one < clients + count; one++) {
    if (one->stopped && one->state != CLOSED) listen_for(one, EPOLLIN, EPOLL_CTL_MOD);
    one->stopped = 0;
  }
}

static void clear(void) {
  memset(latencies, 0, BUCKETS * sizeof *latencies);
  for (struct client *one = clients; one < clients + count; one++) one->lagged = one->stopped;
}

static void print_count(void) {
  static const char nothing[] = "-";
  const char *first = NULL, *last = NULL;
  long open = 0, least = -1, most = 0, sum = 0, caught_up = 0;
  for (struct client *one = clients; one < clients + count; one++) {
    open += one->state != CLOSED;
    sum += one->events;
    caught_up += one->caught_up;
    if (one->stopped || one->state == CLOSED) continue;
    if (least < 0 || one->events < least) least = one->events;
    if (one->events > most) most = one->events;
    if (first == NULL || memcmp(one->cursor, first, POSITION) < 0) first = one->cursor;
    if (last == NULL || memcmp(one->cursor, last, POSITION) > 0) last = one->cursor;
  }
  printf("%ld %ld %ld %ld %ld %ld %ld %d %.32s %.32s\n", open, least, most, sum, caught_up, faults, closed, close_code,
         first == NULL ? nothing : first, last == NULL ? nothing : last);
}

static void print_latency(void) {
  long long samples = 0, seen = 0;
  for (int n = 0; n < BUCKETS; n++) samples += latencies[n];
  printf("%lld", samples);
  static const double quantiles[] = {0.5, 0.9, 0.99, 1};
  int bucket = -1;
  for (int n = 0; n < 4; n++) {
    while (seen < quantiles[n] * samples && bucket < BUCKETS - 1) seen += latencies[++bucket];
    printf(" %d", (bucket + 1) * BUCKET_US);
  }
  putchar('\n');
}

static void obey(void) {
  char line[128];
  ssize_t size = read(0, line, sizeof line - 1);
  if (size <= 0) exit(0);
  line[size] = 0;
  if (begins(line, size, "count")) print_count();
  else if (begins(line, size, "latency")) print_latency();
  else {
    if (begins(line, size, "stop ")) stop(atoi(line + 5));
    else if (begins(line, size, "go")) go();
    else if (begins(line, size, "clear")) clear();
    puts("done");
  }
  fflush(stdout);
}

int main(int argc, char **argv) {
  if (argc < 5) { fprintf(stderr, "listen PORT COUNT PATH resound|socketio [HEADER]...\n"); return 2; }
  port = atoi(argv[1]);
  count = atoi(argv[2]);
  path = argv[3];
  socketio = !strcmp(argv[4], "socketio");
  headers = argv + 5;
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  clients = calloc(count, sizeof *clients);
  latencies = calloc(BUCKETS, sizeof *latencies);
  buffer = malloc(BUFFER);
  poll_fd = epoll_create1(0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  for (struct client *one = clients; one < clients + count; one++) {
    one->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (one->fd < 0) fail("socket");
    /* Else Linux lets it grow to many MiB, and whoever stops reading would be felt by nobody for as long. */
    int window = 256 * 1024;
    setsockopt(one->fd, SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
    memset(one->cursor, '0', POSITION);
    if (connect(one->fd, (struct sockaddr *)&address, sizeof address) && errno != EINPROGRESS) fail("connect");
    listen_for(one, EPOLLOUT, EPOLL_CTL_ADD);
  }
  struct epoll_event input = {.events = EPOLLIN, .data.u32 = (unsigned)count};
  epoll_ctl(poll_fd, EPOLL_CTL_ADD, 0, &input);
  static struct epoll_event events[1024];
  for (;;) {
    int found = epoll_wait(poll_fd, events, 1024, -1);
    for (int n = 0; n < found; n++) {
      if (events[n].data.u32 == (unsigned)count) { obey(); continue; }
      struct client *one = clients + events[n].data.u32;
      if (one->state == CONNECTING) {
        ask_for_upgrade(one);
        listen_for(one, EPOLLIN, EPOLL_CTL_MOD);
      } else if (one->state != CLOSED) {
        take(one);
      }
    }
  }
}
