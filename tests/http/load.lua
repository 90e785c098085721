-- The good requests of load_test.py, in turn: fixed answers, places, screening of one hearing, coordinates, a table.
-- Environment: TYNDAU_LOAD_HEARING, a file with the body of processes/screen.

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local json = { ["Content-Type"] = "application/json" }
local hearing = read(os.getenv("TYNDAU_LOAD_HEARING"))
local table_of_one = "id,project,venue_settlement,hearing_start\nt,Works,Stepnogorsk,2022-08-03T15:00\n"
local text = '{"inputs": {"text": "52°26′39″ с.ш. 71°57′27,4″ в.д."}}'

local requests

function init()
  requests = {}
  for _ = 1, 6 do
    table.insert(requests, wrk.format("GET", "/health"))
    table.insert(requests, wrk.format("GET", "/places?q=Aksu"))
    table.insert(requests, wrk.format("GET", "/", { Accept = "text/html", ["Accept-Language"] = "kk" }))
    table.insert(requests, wrk.format("POST", "/processes/screen/execution", json, hearing))
    table.insert(requests, wrk.format("POST", "/processes/locate/execution", json, text))
    table.insert(requests, wrk.format("GET", "/api", { ["Accept-Encoding"] = "gzip" }))
  end
  table.insert(requests, wrk.format("POST", "/processes/screen-table/execution",
    { ["Content-Type"] = "text/csv" }, table_of_one))
end

local at = 0

function request()
  at = at % #requests + 1
  return requests[at]
end
