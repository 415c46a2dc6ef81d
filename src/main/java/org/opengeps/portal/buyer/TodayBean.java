package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.opengeps.agenda.Agenda;
import org.opengeps.agenda.usecase.FindAgenda;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;

/** The morning page: what waits for this officer, what is due, what goes wrong in the agency. */
@Named
@RequestScoped
public class TodayBean {
  @Inject private CurrentActor visitor;
  @Inject private FindAgenda findAgenda;
  @Inject private FrameBean frame;
  private Agenda agenda;
  private List<Part> parts;

  @PostConstruct
  void load() {
    agenda = findAgenda.find(visitor.get());
    parts =
        List.of(
            new Part("waiting", agenda.waiting()),
            new Part("due", agenda.due()),
            new Part("wrong", agenda.wrong()));
  }

  /** The three lists, in the order in which a day begins. */
  public List<Part> getParts() {
    return parts;
  }

  /** How many tasks wait for the visitor, for the menu of this page alone. */
  public int getWaiting() {
    return agenda.waiting().total();
  }

  /** Whether the agency has so much underway that not all of it was looked at. */
  public boolean isCut() {
    return agenda.cut();
  }

  /** A list, for expressions. */
  public final class Part {
    private final String name;
    private final Agenda.Part part;
    private final List<TodayRow> rows;

    private Part(String name, Agenda.Part part) {
      this.name = name;
      this.part = part;
      boolean contracting = visitor.get().has(Role.CONTRACTING_OFFICER);
      this.rows =
          part.tasks().stream()
              .map(task -> new TodayRow(frame, task, agenda.at(), contracting))
              .toList();
    }

    /** {@code waiting}, {@code due} or {@code wrong}. */
    public String getName() {
      return name;
    }

    /** With the number of its rows. */
    public String getTitle() {
      return frame.text("today." + name, part.total());
    }

    public List<TodayRow> getRows() {
      return rows;
    }

    /** What the list says if there is nothing in it. */
    public String getNothing() {
      return frame.text("today." + name + ".none");
    }

    /** That there are more than the rows; empty if not. */
    public String getMore() {
      return part.total() > rows.size() ? frame.text("today.more", rows.size()) : "";
    }
  }
}
