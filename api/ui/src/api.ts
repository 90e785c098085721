/** Speaking with the server this page came from. */
import { language, t } from "./i18n";

/** Where the service begins: what stands before "/app/" in the address. */
export const root = location.pathname.replace(/\/app\/.*$/, "");

export interface Fault {
  pointer: string;
  code: string;
  message: string;
}

/** The server's refusal, in words of the reader's language. */
export class Refused extends Error {
  constructor(readonly status: number, readonly detail: string, readonly errors: Fault[]) {
    super(detail);
  }
}

/** An address names what there cannot be. */
export class Nowhere extends Error {}

/** The server cannot be reached. */
export class Away extends Error {}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

export interface Asked {
  method?: string;
  body?: string;
  type?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

const tokenKey = "tyndau-token";
export const token = {
  get: (): string => sessionStorage.getItem(tokenKey) ?? "",
  set: (value: string): void => (value ? sessionStorage.setItem(tokenKey, value) : sessionStorage.removeItem(tokenKey)),
};

let tokenDropped: () => void = () => undefined;
/** Tells when the server refused the token on a request that needs none, and it was forgotten. */
export const onTokenDropped = (tell: () => void): void => void (tokenDropped = tell);

/** Whether the server knows a token. \throws Away */
export async function knowsToken(value: string): Promise<boolean> {
  try {
    return (await fetch(`${root}/conformance`, { headers: { Accept: "application/json", Authorization: `Bearer ${value}` } })).status !== 401;
  } catch {
    throw new Away();
  }
}

/** Reading, and what a process works out, need no token: a bad one is forgotten, and the same is asked without. */
function dropToken(sent: string, status: number, path: string, asked: Asked): boolean {
  const reads = (asked.method ?? (asked.body === undefined ? "GET" : "POST")) === "GET" || path.startsWith("/processes/");
  if (status !== 401 || !sent || !reads) return false;
  // Several requests may come back at once.
  if (token.get() === sent) {
    token.set("");
    tokenDropped();
  }
  return true;
}

function headersOf(asked: Asked): Record<string, string> {
  const headers: Record<string, string> = { "Accept-Language": language(), ...asked.headers };
  if (asked.body !== undefined) headers["Content-Type"] = asked.type ?? "application/json";
  if (token.get()) headers.Authorization = `Bearer ${token.get()}`;
  return headers;
}

function refusal(status: number, text: string): Refused {
  if (status === 401) return new Refused(status, t(token.get() ? "token.unknown" : "token.needed"), []);
  try {
    const problem = JSON.parse(text) as { detail?: string; title?: string; errors?: Fault[] };
    return new Refused(status, problem.detail || problem.title || text, problem.errors ?? []);
  } catch {
    return new Refused(status, text.slice(0, 200), []);
  }
}

/** \throws Refused, Away; AbortError when the signal says so. */
export async function ask(path: string, asked: Asked = {}): Promise<Answer> {
  const sent = token.get();
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(path.startsWith("http") ? path : root + path, {
      method: asked.method ?? (asked.body === undefined ? "GET" : "POST"),
      headers: headersOf(asked),
      ...(asked.body === undefined ? {} : { body: asked.body }),
      ...(asked.signal ? { signal: asked.signal } : {}),
    });
    text = await answer.text();
  } catch (error) {
    if ((error as Error).name === "AbortError") throw error;
    throw new Away();
  }
  if (dropToken(sent, answer.status, path, asked)) return ask(path, asked);
  if (!answer.ok && answer.status !== 304) throw refusal(answer.status, text);
  return { status: answer.status, headers: answer.headers, text };
}

export async function json<T>(path: string, asked: Asked = {}): Promise<T> {
  const { text } = await ask(path, { ...asked, headers: { Accept: "application/json, application/geo+json, application/schema+json", ...asked.headers } });
  return JSON.parse(text) as T;
}

export const execute = <T>(process: string, inputs: unknown, signal?: AbortSignal): Promise<T> =>
  json<T>(`/processes/${process}/execution`, { body: JSON.stringify({ inputs }), ...(signal ? { signal } : {}) });

/** As ask(), and tells how much was sent. */
function upload(path: string, asked: Asked, sent: (share: number) => void): Promise<Answer> {
  const used = token.get();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", root + path);
    for (const [name, value] of Object.entries(headersOf(asked))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && sent(event.loaded / event.total);
    request.onerror = request.ontimeout = () => reject(new Away());
    request.onabort = () => reject(new DOMException("", "AbortError"));
    request.onload = () => {
      if (request.status === 0) return reject(new Away());
      if (dropToken(used, request.status, path, asked)) return upload(path, asked, sent).then(resolve, reject);
      if (request.status >= 400) return reject(refusal(request.status, request.responseText));
      const headers = new Headers();
      for (const name of ["Location", "Preference-Applied"]) {
        const value = request.getResponseHeader(name);
        if (value) headers.set(name, value);
      }
      return resolve({ status: request.status, headers, text: request.responseText });
    };
    asked.signal?.addEventListener("abort", () => request.abort());
    request.send(asked.body);
  });
}

export interface Progress {
  stage: "sending" | "waiting" | "running" | "away";
  share: number;
}

interface Status {
  jobID: string;
  status: "accepted" | "running" | "successful" | "failed" | "dismissed";
  progress: number;
}

const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("", "AbortError"));
    });
  });

/** Waits for a job; while the server is away it asks on. */
export async function follow<T>(job: string, told: (progress: Progress) => void, signal?: AbortSignal): Promise<T> {
  let wait = 150;
  for (;;) {
    try {
      const status = await json<Status>(`/jobs/${job}`, signal ? { signal } : {});
      if (status.status === "successful" || status.status === "failed") return await json<T>(`/jobs/${job}/results`);
      if (status.status === "dismissed") throw new DOMException("", "AbortError");
      told({ stage: status.status === "running" ? "running" : "waiting", share: status.progress / 100 });
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      told({ stage: "away", share: 0 });
    }
    await pause(wait, signal);
    wait = Math.min(2000, wait * 1.4);
  }
}

/** Stops a job that nobody wants any more. */
export const dismiss = (job: string): void => void ask(`/jobs/${job}`, { method: "DELETE" }).catch(() => undefined);

/** Starts a job. \return its id; or the result itself, of a server without jobs. */
export async function begin<T>(process: string, inputs: unknown, told: (progress: Progress) => void, signal?: AbortSignal): Promise<{ job: string } | { result: T }> {
  const asked: Asked = { body: JSON.stringify({ inputs }), headers: { Prefer: "respond-async" }, ...(signal ? { signal } : {}) };
  const answer = await upload(`/processes/${process}/execution`, asked, (share) => told({ stage: "sending", share }));
  if (answer.status === 201) return { job: (JSON.parse(answer.text) as Status).jobID };
  return { result: JSON.parse(answer.text) as T };
}
