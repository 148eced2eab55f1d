package io.mainstay.workspace;

import java.time.Instant;

/** What somebody changed the company to, and when. */
public record CompanyChange(Instant at, String who, Company company) {}
