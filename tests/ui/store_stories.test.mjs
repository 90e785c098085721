// The stories that write to the store or read from it: run with a database beneath.
import "./stories/people.mjs";
import "./stories/bad_input.mjs";
