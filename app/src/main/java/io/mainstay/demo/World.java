package io.mainstay.demo;

/** What every customer of the invented company lives in. */
record World(Story story, Ledger ledger, Crew crew) {}
