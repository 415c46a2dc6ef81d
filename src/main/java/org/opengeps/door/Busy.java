package org.opengeps.door;

/** Why the door sends somebody away for a while. */
enum Busy {
  SENDER(
      "too-many-requests",
      "이 주소에서 요청이 너무 많이 왔습니다. 잠시 후 다시 시도하세요.",
      "Too many requests came from this address; try again in a while."),
  SERVER(
      "busy",
      "지금 요청이 몰려 있습니다. 잠시 후 다시 시도하세요. 입찰서 접수는 계속됩니다.",
      "Many requests wait at this moment; try again in a while. Bids are taken all the same."),
  DATABASE(
      "database-down",
      "데이터베이스에 장애가 있어 지금은 처리할 수 없습니다. 곧 다시 시도하세요.",
      "The database does not answer, so nothing can be done now; try again soon."),
  DISK(
      "disk-full",
      "저장 공간이 부족하여 지금은 접수할 수 없습니다. 곧 다시 시도하세요.",
      "The server's disk is nearly full, so nothing can be taken now; try again soon.");

  private final String code;
  private final String korean;
  private final String english;

  Busy(String code, String korean, String english) {
    this.code = code;
    this.korean = korean;
    this.english = english;
  }

  String code() {
    return code;
  }

  String korean() {
    return korean;
  }

  String english() {
    return english;
  }
}
