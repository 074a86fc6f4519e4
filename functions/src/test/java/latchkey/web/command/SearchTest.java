package latchkey.web.command;

import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.forge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import latchkey.store.Lists;
import latchkey.ticket.Story;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;
import latchkey.web.view.AppCard;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchTest {

    private static final AppCard REQUESTED =
            new AppCard(forge(), List.of(), Optional.of("AR-7K3M9Q2X"), Optional.of("AR-00000000"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=",
                "q=SOURCE+forge",
                "category=engineering",
                "sso=true",
                "q=code&sso=true&category=Engineering"
            })
    void an_app_is_found_by_what_holds_for_it(String query) {
        assertThat(AppSearch.of(Query.parse(query)).wants(forge())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=kiln", "category=Business", "sso=false", "q=code&sso=false"})
    void and_not_where_anything_does_not_hold(String query) { // R7: filters combine with AND
        assertThat(AppSearch.of(Query.parse(query)).wants(forge())).isFalse();
    }

    @Test
    void what_is_under_way_comes_before_what_one_has() {
        assertThat(REQUESTED.mine()).isEqualTo("requested");
        assertThat(REQUESTED.ticket()).contains("AR-7K3M9Q2X");
        assertThat(AppSearch.of(Query.parse("mine=true")).wants(REQUESTED)).isTrue();
        assertThat(AppSearch.of(Query.parse("mine=none")).wants(REQUESTED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=101", "limit=ten", "order=best", "status=shut", "stage=party", "kind=wish"})
    void a_word_that_no_list_knows_is_refused_with_those_it_knows(String query) {
        assertThatThrownBy(() -> ListQuery.of(View.MY_OPEN, Query.parse(query)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_list_comes_newest_first_and_by_fifty() {
        var query = ListQuery.of(View.MY_OPEN, Query.NONE);

        assertThat(query.order()).isEqualTo(Lists.Order.NEWEST);
        assertThat(query.limit()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=harbour+mara",
                "app=forge",
                "status=open",
                "stage=approval",
                "person=mara@demo.example",
                "person=P-00000001",
                "kind=access"
            })
    void a_ticket_is_found_by_what_holds_for_it(String query) {
        assertThat(new Filter(Query.parse(query)))
                .accepts(Story.of(forge(), MARA, "The harbour project").ticket());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q=kiln", "app=kiln", "status=closed", "outcome=denied", "person=hugo@demo.example", "kind=help"
            })
    void a_ticket_is_left_out_by_what_does_not(String query) {
        assertThat(new Filter(Query.parse(query)))
                .rejects(Story.of(forge(), MARA, "The harbour project").ticket());
    }
}
