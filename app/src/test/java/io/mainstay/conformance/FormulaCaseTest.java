package io.mainstay.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.platform.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Formulas that no published case asks for. */
class FormulaCaseTest {

    @Test
    void churn_is_restated_for_any_number_of_days() {
        var source = TestPostgres.fresh();
        var laboratory =
                new Laboratory(JdbcClient.create(source), new JdbcTransactionManager(source), FactKinds.shipped());
        var golden = JsonMapper.shared().readTree("""
                {"items": [
                    {"metric": "churn_scaled", "expected": "2.74",
                     "inputs": {"opening": "100", "churned": "30", "days": "90", "target_days": "7"}},
                    {"metric": "churn_scaled", "expected": "51.00",
                     "inputs": {"opening": "100", "churned": "30", "days": "91", "target_days": "182"}}
                ]}""");

        assertThat(new FormulaCase().run(golden, laboratory)).isEmpty();
    }
}
