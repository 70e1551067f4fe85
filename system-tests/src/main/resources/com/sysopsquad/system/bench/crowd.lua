-- Customers who go through the portal, asked for by wrk:
--
--   wrk -t THREADS -c CONNECTIONS -d DURATION -s crowd.lua ADDRESS -- FILE THREADS WHAT SECONDS RATE
--
-- FILE has a line for each customer who is signed in: the cookies, the CSRF token as a form sends it, and the path of an
-- invoice, with tabs between them. The threads share the customers evenly. WHAT is "pages" for a round of ten requests of
-- which two submit a ticket, or "smallest" for the least that the same server answers. The requests begin LEAD seconds after
-- the start and end SECONDS later. Each thread says so when it has its last answer; then wrk can be interrupted. DURATION is
-- the longest that this may take.
--
-- RATE 0: each connection asks again as soon as it is answered. Otherwise all together ask RATE times a second. Each thread
-- has a schedule that does not wait for answers, and an answer's time counts from the moment at which its request was due.
-- wrk does not say which request an answer belongs to, so this needs a thread for each connection and each customer.

local ffi = require("ffi")
ffi.cdef("struct moment { long seconds; long micros; }; int gettimeofday(struct moment *, void *);")

local LEAD = 3
local NEVER = 1e9
local SMALLEST = "/livez"
local TICKET = "ticket"
local DESCRIPTION = string.rep("It+has+been+dark+since+this+morning.+", 10)

local moment = ffi.new("struct moment")

-- In milliseconds, with a fraction.
local function now()
  ffi.C.gettimeofday(moment, nil)
  return tonumber(moment.seconds) * 1e3 + tonumber(moment.micros) / 1e3
end

-- What wrk itself calls, before and after all threads.

local threads = {}
local beginning

function setup(thread)
  beginning = beginning or now() + LEAD * 1e3
  table.insert(threads, thread)
  thread:set("place", #threads)
  thread:set("start", beginning)
end

local function sum(counter)
  local total = 0
  for _, thread in ipairs(threads) do
    total = total + thread:get(counter)
  end
  return total
end

-- Prints what the benchmark reads, times in microseconds.
function done(summary)
  local finish = beginning
  for _, thread in ipairs(threads) do
    finish = math.max(finish, thread:get("last"))
    print("crowd latencies " .. thread:get("latencies"))
    print("crowd refusals " .. thread:get("refusals"))
  end
  print("crowd time " .. string.format("%d", (finish - beginning) * 1e3))
  print("crowd views " .. sum("views"))
  print("crowd submissions " .. sum("submissions"))
  print("crowd unanswered " .. sum("waiting"))
  -- wrk sends a request again when its connection breaks. That the portal closes idle connections is no fault.
  local errors = summary.errors
  print("crowd broken " .. errors.connect + errors.write + errors.timeout + sum("asked") - sum("allowed"))
end

-- What each thread calls. What is not local is read by done().

views, submissions, waiting, last = 0, 0, 0, 0
asked, allowed = 0, 0
latencies, refusals = "", ""

local customers = {}
local answered = {}
local finish, interval, due, since
local finished = false

local function get(path, cookies)
  return wrk.format("GET", path, { Cookie = cookies })
end

local function round(what, cookies, invoice)
  if what == "smallest" then
    return { get(SMALLEST, cookies) }
  end
  local overview = get("/", cookies)
  return {
    overview, get("/tickets", cookies), TICKET, get("/plans", cookies), get("/invoices", cookies),
    get(invoice, cookies), get("/cards", cookies), TICKET, overview, get("/devices", cookies),
  }
end

function init(args)
  local file, of, what, seconds, rate = args[1], tonumber(args[2]), args[3], tonumber(args[4]), tonumber(args[5])
  local number = 0
  for line in io.lines(file) do
    number = number + 1
    if number % of == place % of then
      local cookies, token, invoice = line:match("^([^\t]+)\t([^\t]+)\t([^\t]+)$")
      table.insert(customers, {
        number = number, cookies = cookies, token = token, round = round(what, cookies, invoice),
      })
    end
  end
  finish = start + seconds * 1e3
  interval = rate > 0 and number * 1e3 / rate or 0
  due = start + interval * place / number
end

-- How long a connection waits before its next request; also called before its first.
function delay()
  local at = now()
  if interval == 0 then
    due = math.max(start, at)
  end
  if due >= finish then
    if waiting == 0 and not finished then
      finished = true
      latencies = table.concat(answered, " ")
      print("crowd finished")
      io.stdout:flush()
    end
    return NEVER
  end
  if allowed == 0 then
    -- wrk has tried request() without sending anything.
    asked = 0
  end
  allowed = allowed + 1
  waiting = waiting + 1
  return math.max(0, math.floor(due - at))
end

local function submit(customer)
  -- No two have the same: the second at which all began, the thread, and how much it has asked.
  local id = string.format("%08x-%04x-4000-8000-%012x", math.floor(start / 1e3), place, asked)
  return wrk.format("POST", "/tickets", {
    Cookie = customer.cookies,
    ["Content-Type"] = "application/x-www-form-urlencoded",
  }, "id=" .. id .. "&title=No+picture&description=" .. DESCRIPTION .. "&_csrf=" .. customer.token)
end

function request()
  local customer = customers[asked % #customers + 1]
  local step = customer.number + math.floor(asked / #customers)
  local chosen = customer.round[step % #customer.round + 1]
  asked = asked + 1
  -- delay() wants whole milliseconds, so that a request is sent a little before it is due.
  since = math.min(due, now())
  return chosen == TICKET and submit(customer) or chosen
end

function response(status, headers)
  last = now()
  waiting = waiting - 1
  local to = headers["Location"] or ""
  if status == 200 then
    views = views + 1
  elseif status == 302 and to:find("/tickets/%x+%-") then
    submissions = submissions + 1
  elseif refusals == "" then
    refusals = status .. " " .. to
  end
  if interval > 0 then
    table.insert(answered, math.floor((last - since) * 1e3))
    due = due + interval
  end
end
