package io.mainstay.metrics;

import io.mainstay.workspace.Company;

/** On what figures once stood: what was known, and the company's rules of then. */
public record Standing(Knowledge known, Company company, Policy policy) {}
