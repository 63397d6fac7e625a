// What is publicly known of schools: the passport, cities, search and rating, organisations.
#include "rest/handlers.h"
#include "rest/shapes.h"

namespace ranets::stub::schools {
namespace {

constexpr int kNovosibirsk = 54;
constexpr int kCity = 540'100;
constexpr std::string_view kOktmo = "50701000";  // of the city
constexpr std::size_t kMostListed = 50;

Json every_school(const Call& call) {
    Json list = Json::array();
    for (const SchoolInfo& of : call.district().schools()) {
        if (list.size() == kMostListed) break;
        list.push_back(shapes::school_brief(of));
    }
    return list;
}

struct Stage {
    int groups = 0;
    int students = 0;
};

// Of grades 1–4, 5–9 and 10–11.
std::array<Stage, 3> stages_of(const Call& call, const SchoolInfo& of) {
    std::array<Stage, 3> stages;
    for (int i = 0; i < kClassesPerSchool; ++i) {
        const Cohort& cohort = call.district().cohort(of.first_cohort + i);
        Stage& stage = stages[cohort.grade <= 4 ? 0 : cohort.grade <= 9 ? 1 : 2];
        ++stage.groups;
        stage.students += static_cast<int>(cohort.pupils.size());
    }
    return stages;
}

void add_identity(Json& json, const Call& call, const SchoolInfo& of) {
    const Person& head = call.district().person(of.administrator);
    const std::string domain = "school" + std::to_string(of.index + 1) + ".example";
    shapes::put_id(json, "schoolId", ids::school(of.index));
    json["municipality"] = "город Новосибирск";
    json["fullName"] = of.full_name;
    json["shortName"] = of.name;
    json["status"] = "Действующая";
    json["foundationYear"] = 1958 + of.index % 60;
    json["hasspecialty"] = false;
    json["specialty"] = "";
    json["address"] =
        Json::array({"630000, Новосибирск, Школьная улица, " + std::to_string(1 + of.index * 3)});
    json["website"] = "https://" + domain;
    json["email"] = "office@" + domain;
    json["schoolPhone"] = "+7 (383) 000-00-" + std::to_string(10 + of.index % 90);
    json["schoolDaysCount"] = 6;
    json["workHours"] = "08:00–20:00";
    json["shiftsCount"] = 2;
    json["eduOrgForm"] = "Муниципальное бюджетное общеобразовательное учреждение";
    json["directorFullName"] = head.full_name();
    json["directorPhone"] = json["schoolPhone"];
    json["directorQualification"] = "Высшая";
    for (const char* key :
         {"directorPhoto", "licence", "accreditation", "charter", "cooperationName",
          "cooperationWebsite", "prescriptions", "activeJournalUrl", "inn", "facadePhoto",
          "cantinaPhoto", "gymPhoto", "classroomPhoto", "physicsroomPhoto", "chemicsryroomPhoto",
          "biologyroomPhoto", "mathroomPhoto", "russianroomPhoto", "musicroomPhoto"}) {
        json[key] = "";
    }
}

void add_teaching(Json& json, const Call& call, const SchoolInfo& of) {
    const auto stages = stages_of(call, of);
    const int students = stages[0].students + stages[1].students + stages[2].students;
    const auto teachers = of.teachers.size();
    json["educationalLevels"] = Json::array({"Начальное общее", "Основное общее", "Среднее общее"});
    json["generalEducationalProgrammsLicense"] = "";
    json["furtherEducationalProgramsLicense"] = "";
    json["primarySchoolEducationalPrograms"] = Json::array({"Школа России"});
    json["hasAdaptedEducationalPrograms"] = false;
    json["hasOwnEducationalPrograms"] = false;
    json["ownEducationalPrograms"] = "";
    json["hasDistEduTech"] = true;
    json["teachingForeignLanguages"] = Json::array({"Английский"});
    json["studyPlan"] = "";
    json["actualOccupancy"] = students;
    json["designCapacity"] = students + 50;
    json["enrollmentIsOpen"] = true;
    json["vacantPlacesCount"] = 50;
    json["disabledChildrenCount"] = nullptr;
    json["firstStageGroupsCount"] = stages[0].groups;
    json["secondStageGroupsCount"] = stages[1].groups;
    json["thirdStageGroupsCount"] = stages[2].groups;
    json["firstStageStudentsCount"] = stages[0].students;
    json["secondStageStudentsCount"] = stages[1].students;
    json["thirdStageStudentsCount"] = stages[2].students;
    json["teachersCount"] = teachers;
    json["teachersWithHigherEducationCount"] = teachers;
    json["highestCategoryTeachersCount"] = nullptr;
    json["publications"] = "";
    json["laureatesOfContestsCount"] = "";
    json["laureatesOfContestsInfo"] = "";
    json["hasEducationalPsychologists"] = true;
    json["hasDefectologists"] = false;
    json["hasSpeechTherapists"] = true;
    json["hasSocialWorkers"] = true;
    json["hasMedicalWorkers"] = true;
    json["studentsPerComputer"] = 8;
}

void add_building(Json& json) {
    json["hasCompensatingClasses"] = false;
    json["hasBarrierFreeEnvironment"] = true;
    json["hasSwimmingPool"] = true;
    json["hasMedicalOffice"] = true;
    json["hasDiningRoom"] = true;
    json["hasGym"] = true;
    json["gymCount"] = 2;
    json["hasAssemblyHall"] = true;
    json["hasWinterGarden"] = false;
    json["hasCctv"] = true;
    json["hasGpd"] = true;
    json["schoolSiteArea"] = nullptr;
    json["hasEstheticZone"] = nullptr;
    json["trainingExperimentalPlotArea"] = nullptr;
    json["hasSportArea"] = true;
    json["hasRecreationArea"] = true;
    json["hasZonesForTrainingInPreventionOfChildRoadTrafficInjuries"] = nullptr;
    json["hasAreasOfEconomicPurpose"] = nullptr;
    json["hobbyGroups"] = Json::array();
    json["learningResults"] = Json::array();
}

}  // namespace

Answer parameters(const Call& call) {
    const SchoolInfo& of = call.district().school(call.in.school);
    Json json;
    add_identity(json, call, of);
    add_teaching(json, call, of);
    add_building(json);
    return json;
}

Answer cities(const Call&) {
    Json city;
    shapes::put_id(city, "id", kCity);
    city["name"] = "Новосибирск";
    shapes::put_id(city, "regionId", kNovosibirsk);
    return Json::array({city});
}

Answer by_oktmo(const Call& call) {
    const std::string_view code = call.request.query.get("oktmo");
    if (!number(code)) return bad_parameter("oktmo");
    return code.starts_with(kOktmo) ? every_school(call) : Json::array();
}

// Nobody rates these schools: they come in the order of their ids.
Answer rating(const Call& call) {
    if (call.in.to < call.in.from) return bad_parameter("to");
    return every_school(call);
}

Answer rating_of_new(const Call& call) {
    if (call.in.to < call.in.from) return bad_parameter("to");
    return Json::array();
}

Answer organization(const Call& call) {
    return Json{{"OrganizationId", ids::school(call.in.school)},
                {"OrganizationType", 1},
                {"RegionId", kNovosibirsk},
                {"DistrictId", kCity},
                {"CityId", kCity}};
}

}  // namespace ranets::stub::schools
