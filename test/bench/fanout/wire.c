/*
 * Both ends of the fan-out benchmark that must cost as little as they can.
 *
 *   wire serve PORT           accepts sockets; on each line "SIZE BATCH COUNT MS" on stdin writes COUNT times BATCH frames of SIZE bytes to
 *                             each of them, in one write a socket, MS milliseconds apart; prints "done" and its CPU time in microseconds
 *   wire tell PORT            accepts and greets sockets as ours does; on each line "SIZE 1 COUNT MS" on stdin gives each of them COUNT frames of
 *                             an event, with the time at which it began to write it, MS milliseconds apart; prints "done" and its CPU time
 *   wire read PORT N PATH [socketio]   opens N sockets, prints "ready", and on each line on stdin the bytes that have come so far;
 *                             in PATH, %012d stands for the socket's number
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static void fail(const char *what) { perror(what); exit(1); }

static void raise_limit(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

static struct sockaddr_in local(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

static long cpu_us(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000L + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

/* A reader that falls behind is waited for: the benchmark counts work, and drops nothing. */
static void write_all(int fd, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t n = write(fd, bytes, size);
    if (n < 0 && errno == EAGAIN) { usleep(200); continue; }
    if (n < 0) fail("write");
    bytes += n;
    size -= n;
  }
}

/* A text of SIZE bytes with its four bytes of header. */
static void head(char *frame, long size) {
  frame[0] = (char)0x81;
  frame[1] = 126;
  frame[2] = (char)((size - 4) >> 8);
  frame[3] = (char)(size - 4);
}

static long write_event(char *frame, long size, long number) {
  struct timespec now;
  struct tm parts;
  char at[32];
  clock_gettime(CLOCK_REALTIME, &now);
  strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%S", gmtime_r(&now.tv_sec, &parts));
  size = 4 + sprintf(frame + 4, "{\"type\":\"ThingHappened\",\"text\":\"%0*d\",\"meta\":{\"position\":\"%032ld\",\"previous\":\"%032ld\",\"at\":\"%s.%06ldZ\"}}",
                     (int)size - 180, 0, number, number - 1, at, now.tv_nsec / 1000);
  head(frame, size);
  return size;
}

static long long monotonic_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static int serve(int port, int tells) {
  long told = 0;
  int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  struct sockaddr_in address = local(port);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) fail("listen");
  int poll = epoll_create1(0), count = 0;
  int *sockets = calloc(100000, sizeof *sockets);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
  epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
  event.data.fd = 0;
  epoll_ctl(poll, EPOLL_CTL_ADD, 0, &event);
  puts("ready");
  fflush(stdout);
  for (;;) {
    if (epoll_wait(poll, &event, 1, -1) < 1) continue;
    if (event.data.fd == listener) {
      int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
      if (fd < 0) continue;
      setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      struct epoll_event one = {.events = EPOLLIN, .data.fd = fd};
      epoll_ctl(poll, EPOLL_CTL_ADD, fd, &one);
    } else if (event.data.fd == 0) {
      char line[128];
      ssize_t n = read(0, line, sizeof line - 1);
      if (n <= 0) return 0;
      line[n] = 0;
      long size, batch, times, ms;
      if (sscanf(line, "%ld %ld %ld %ld", &size, &batch, &times, &ms) != 4) {
        /* Nothing to collect. */
        puts("done 0");
        fflush(stdout);
        continue;
      }
      long before = cpu_us();
      char *bytes = malloc(size * batch);
      long long began = monotonic_us();
      for (long turn = 0; turn < times; turn++) {
        long whole = size * batch;
        memset(bytes, 'x', whole);
        for (long n = 0; n < batch; n++) head(bytes + n * size, size);
        if (tells) whole = write_event(bytes, size, ++told);
        for (int n = 0; n < count; n++) write_all(sockets[n], bytes, whole);
        /* Batches come one after the other, and events at their rate. */
        long long wait = tells ? began + (turn + 1) * ms * 1000 - monotonic_us() : ms * 1000;
        if (wait > 0) usleep(wait);
      }
      free(bytes);
      printf("done %ld\n", cpu_us() - before);
      fflush(stdout);
    } else {
      char request[4096];
      ssize_t n = read(event.data.fd, request, sizeof request);
      if (n <= 0) { epoll_ctl(poll, EPOLL_CTL_DEL, event.data.fd, NULL); close(event.data.fd); continue; }
      if (n < 4 || memcmp(request, "GET ", 4)) continue;
      static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
      write_all(event.data.fd, answer, sizeof answer - 1);
      static const char greeting[] = "\x81\x14{\"type\":\"Connected\"}";
      if (tells) write_all(event.data.fd, greeting, sizeof greeting - 1);
      sockets[count++] = event.data.fd;
    }
  }
}

static int open_one(int port, const char *path, int socketio) {
  static char buffer[65536];
  struct sockaddr_in address = local(port);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(fd, (struct sockaddr *)&address, sizeof address)) fail("connect");
  int size = snprintf(buffer, sizeof buffer,
                      "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", path, port);
  write_all(fd, buffer, size);
  size = 0;
  while (size < (int)sizeof buffer - 1) {
    ssize_t n = read(fd, buffer + size, sizeof buffer - 1 - size);
    if (n <= 0) fail("handshake");
    size += n;
    buffer[size] = 0;
    if (strstr(buffer, "\r\n\r\n") != NULL) break;
  }
  if (strncmp(buffer, "HTTP/1.1 101", 12)) { fprintf(stderr, "no upgrade: %.80s\n", buffer); exit(1); }
  if (socketio) {
    /* Joins the default namespace: packet "40", masked with zeros. */
    static const char join[] = {(char)0x81, (char)0x82, 0, 0, 0, 0, '4', '0'};
    write_all(fd, join, sizeof join);
  }
  fcntl(fd, F_SETFL, O_NONBLOCK);
  return fd;
}

static int read_all(int port, int count, const char *path, int socketio) {
  int poll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = 0};
  epoll_ctl(poll, EPOLL_CTL_ADD, 0, &event);
  for (int n = 0; n < count; n++) {
    char own[256];
    const char *place = strstr(path, "%012d");
    if (place == NULL) snprintf(own, sizeof own, "%s", path);
    else snprintf(own, sizeof own, "%.*s%012d%s", (int)(place - path), path, n, place + 5);
    struct epoll_event one = {.events = EPOLLIN, .data.fd = open_one(port, own, socketio)};
    epoll_ctl(poll, EPOLL_CTL_ADD, one.data.fd, &one);
  }
  puts("ready");
  fflush(stdout);
  static char buffer[1 << 20];
  static struct epoll_event events[1024];
  long long bytes = 0;
  for (;;) {
    int found = epoll_wait(poll, events, 1024, -1);
    for (int n = 0; n < found; n++) {
      ssize_t size = read(events[n].data.fd, buffer, sizeof buffer);
      if (events[n].data.fd == 0) {
        if (size <= 0) return 0;
        printf("%lld\n", bytes);
        fflush(stdout);
      } else if (size > 0) {
        bytes += size;
      } else if (size == 0 || errno != EAGAIN) {
        fprintf(stderr, "a socket was closed\n");
        exit(1);
      }
    }
  }
}

int main(int argc, char **argv) {
  raise_limit();
  if (argc == 3 && !strcmp(argv[1], "serve")) return serve(atoi(argv[2]), 0);
  if (argc == 3 && !strcmp(argv[1], "tell")) return serve(atoi(argv[2]), 1);
  if (argc >= 5 && !strcmp(argv[1], "read")) return read_all(atoi(argv[2]), atoi(argv[3]), argv[4], argc > 5);
  fprintf(stderr, "wire serve PORT | wire tell PORT | wire read PORT N PATH [socketio]\n");
  return 2;
}
